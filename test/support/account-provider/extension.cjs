// Stands where VS Code's own Microsoft accounts stand, for clouds other than the global one. Its tokens are those of the
// application in the environment, at the authority that the settings of the extension under test name.
const { once } = require('node:events')
const { appendFile, mkdir, readFile } = require('node:fs/promises')
const { request } = require('node:https')
const { join } = require('node:path')
const { authentication, EventEmitter, workspace } = require('vscode')

const provider = 'microsoft-sovereign-cloud'
const kept = 'sessions'

exports.activate = (context) => {
  const changed = new EventEmitter()
  const sessions = async () => JSON.parse((await context.secrets.get(kept)) ?? '[]')
  const note = async (asked) => {
    await mkdir(context.globalStorageUri.fsPath, { recursive: true })
    await appendFile(join(context.globalStorageUri.fsPath, 'asked.jsonl'), JSON.stringify(asked) + '\n')
  }
  context.subscriptions.push(
    authentication.registerAuthenticationProvider(provider, 'Test Accounts', {
      onDidChangeSessions: changed.event,
      getSessions: async (scopes) => {
        const all = await sessions()
        return scopes ? all.filter((one) => scopes.every((scope) => one.scopes.includes(scope))) : all
      },
      createSession: async (scopes) => {
        await note(scopes)
        const session = {
          id: String(Date.now()),
          accessToken: await token(),
          account: { id: 'test-account', label: 'Test account' },
          scopes: [...scopes],
        }
        await context.secrets.store(kept, JSON.stringify([...(await sessions()), session]))
        changed.fire({ added: [session], removed: [], changed: [] })
        return session
      },
      removeSession: async (id) => {
        await context.secrets.store(kept, JSON.stringify((await sessions()).filter((one) => one.id !== id)))
      },
    }),
  )
}

async function token() {
  const { authorityHost, graphEndpoint } = workspace.getConfiguration('intuneAssignments').get('customCloud')
  const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: AZURE_CLIENT_ID,
    client_secret: AZURE_CLIENT_SECRET,
    scope: `${graphEndpoint}/.default`,
  })
  const address = `${authorityHost}/${AZURE_TENANT_ID}/oauth2/v2.0/token`
  return JSON.parse(await post(address, String(body))).access_token
}

/** VS Code's own `fetch` does not know the certificates that Node was told to trust. */
async function post(address, body) {
  const ca = await readFile(process.env.NODE_EXTRA_CA_CERTS)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  const asked = request(address, { method: 'POST', ca, headers })
  asked.end(body)
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  return text
}
