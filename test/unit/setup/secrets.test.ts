import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignIn } from '../../../src/auth/signIn.ts'
import { systemClock } from '../../../src/base/clock.ts'
import type { Cloud } from '../../../src/graph/cloud.ts'
import { GraphClient } from '../../../src/graph/graphClient.ts'
import { GraphError } from '../../../src/graph/graphError.ts'
import type { Log } from '../../../src/base/log.ts'
import { toError } from '../../../src/base/toError.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { Applier } from '../../../src/intune/applying/applier.ts'
import { GroupDirectory } from '../../../src/intune/directory/groupDirectory.ts'
import { Journal } from '../../../src/intune/journal/journal.ts'
import { journalPlan } from '../../../src/intune/journal/journalPlan.ts'
import { planChanges } from '../../../src/intune/planning/plan.ts'
import { Tenant } from '../../../src/intune/tenant/tenant.ts'
import { WriteRoute } from '../../../src/intune/applying/writeRoute.ts'
import { logError } from '../../../src/workbench/messages/logError.ts'
import { startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Authority, startAuthority } from '../../support/authority.ts'
import { startProxy } from '../../support/proxy.ts'
import { MemorySecrets } from '../auth/signInHarness.ts'
import { failure, plainNetwork } from '../graph/graphHarness.ts'

/** Keeps what is said at each level. */
class LevelLog implements Log {
  readonly lines: { readonly level: string; readonly text: string }[] = []
  trace = (text: string): void => void this.lines.push({ level: 'trace', text })
  debug = (text: string): void => void this.lines.push({ level: 'debug', text })
  info = (text: string): void => void this.lines.push({ level: 'info', text })
  warn = (text: string): void => void this.lines.push({ level: 'warn', text })
  error = (text: string): void => void this.lines.push({ level: 'error', text })

  get all(): string {
    return this.lines.map(({ text }) => text).join('\n')
  }

  get aboveTrace(): string {
    return this.lines.flatMap(({ level, text }) => (level === 'trace' ? [] : [text])).join('\n')
  }
}

function holdsNone(where: string, text: string, secrets: Iterable<string>): void {
  for (const secret of secrets) assert.ok(!text.includes(secret), `${where} holds ${JSON.stringify(secret)}`)
}

async function contents(folder: string): Promise<string> {
  const names = await readdir(folder)
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
}

/** A run with everything in it that has to do with secrets: signing in, reading, writing, failing, being revoked. */
async function eventfulRun(
  authority: Authority,
  folder: string,
  log: LevelLog,
): Promise<{ names: string[]; bodies: string[] }> {
  const tenant = await startSampleTenant({ tokens: (one) => (authority.secrets.includes(one) ? 'write' : 'none') })
  const cloud: Cloud = { name: 'custom', graphRoot: tenant.root, authorityHost: authority.host }
  const transport = new UndiciTransport(plainNetwork)
  const tokens = new SignIn({
    cloud,
    method: 'deviceCode',
    clientId: authority.clientId,
    tenantId: authority.tenantId,
    secrets: new MemorySecrets(),
    prompts: { showDeviceCode: () => undefined, openBrowser: () => Promise.resolve() },
    transport,
    log,
  })
  const account = await tokens.signIn()
  const graph = new GraphClient({ cloud, tokens, transport, clock: systemClock, log })
  const model = new Tenant(graph, () => Date.now())
  await model.load()
  const groups = new GroupDirectory(graph)
  const known = tenant.groups().map((group) => ({ id: String(group['id']), name: String(group['displayName']) }))
  await groups.resolve(known.map(({ id }) => id))
  await groups.search('SG')

  const journal = new Journal(folder, log, systemClock, () => Promise.resolve(Buffer.alloc(32, 1)))
  await journal.open()
  const [configuration] = model.configurations
  const [group] = known
  assert.ok(configuration && group)
  const set = model.set(configuration)
  assert.ok(set)
  const plan = planChanges([{ assignable: { configuration }, set }], () => [
    { kind: 'add', target: { kind: 'excludedGroup', groupId: group.id } },
  ])
  const context = {
    tenantId: account.tenantId,
    account: account.username,
    cloud: cloud.name,
    title: 'Exclude',
    source: 'addAssignment',
  }
  const record = await journal.begin(journalPlan(plan, context))
  await new Applier(graph, new WriteRoute(() => 'auto'), systemClock).apply(plan, { record })
  await record.close()
  await journal.close()

  const token = await tokens.token('read')
  const message = `${authority.username} sent Bearer ${token} for ${group.name} to https://inner.contoso.example/x?key=${authority.clientSecret}`
  const body = {
    error: { code: 'BadRequest', message: JSON.stringify({ Message: message }), innerError: { 'request-id': token } },
  }
  for (const status of [400, 403, 404, 409]) {
    tenant.fail({ match: { path: /assignmentFilters/ }, reply: { status, body } })
    logError(await failure(graph.get('beta/deviceManagement/assignmentFilters')), log)
  }
  tenant.fail({
    match: { path: /assignmentFilters/ },
    reply: { status: 400, body: { error: { code: token, message: 'x' } } },
  })
  logError(await failure(graph.get('beta/deviceManagement/assignmentFilters')), log)

  authority.behaviour.revoked = true
  logError(await failure(tokens.token('read', { fresh: true })), log)
  authority.behaviour.revoked = false
  authority.behaviour.refusals.push({
    error: 'invalid_client',
    description: `AADSTS7000215: ${authority.clientSecret} of ${authority.username}`,
  })
  logError(await failure(tokens.token('read', { fresh: true })), log)
  await tokens.signOut()
  await transport.close()
  const bodies = tenant.requests.flatMap(({ body: sent }) =>
    sent === undefined || sent === '' ? [] : [JSON.stringify(sent)],
  )
  await tenant.close()
  return { names: [...known.map(({ name }) => name), authority.username], bodies }
}

describe('the secrets of a run', () => {
  it('are in no line of the log and no file of the journal, and names in no line above trace', async () => {
    const authority = await startAuthority()
    const folder = await mkdtemp(join(tmpdir(), 'intune-secrets-'))
    const log = new LevelLog()
    try {
      const { names, bodies } = await eventfulRun(authority, folder, log)
      assert.ok(authority.secrets.length > 3 && names.length > 3 && bodies.length > 0, 'the run made secrets')
      assert.ok(log.lines.some(({ level }) => level === 'trace') && log.lines.some(({ level }) => level === 'error'))
      holdsNone('the log', log.all, [...authority.secrets, ...bodies])
      holdsNone('the log above trace', log.aboveTrace, names)
      const journal = await contents(folder)
      assert.ok(journal.includes(authority.username), 'the journal was written')
      holdsNone('the journal', journal, authority.secrets)
    } finally {
      await authority.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('are not told by a proxy that refuses them', async () => {
    const proxy = await startProxy({ credentials: 'somebody:right-word' })
    const log = new LevelLog()
    const network = { ...plainNetwork, proxy: proxy.url.replace('//', '//somebody:wrong-word@') }
    const transport = new UndiciTransport(network)
    try {
      const request = { method: 'GET', url: 'https://graph.test.invalid/', headers: {}, timeoutMs: 5_000 } as const
      const error = await failure(transport.send(request))
      assert.equal(error.kind, 'proxy')
      logError(error, log)
      holdsNone('the log', log.all, ['wrong-word', 'somebody', Buffer.from('somebody:wrong-word').toString('base64')])
    } finally {
      await transport.close()
      await proxy.close()
    }
  })

  it('are taken out of a failure that nobody foresaw', async () => {
    const log = new LevelLog()
    logError(new TypeError(`Unexpected token in "Bearer eyJhbGciOi.eyJ0aWQi.x" of ann@contoso.example`), log)
    logError(new Error(`EACCES: permission denied, open '${join(homedir(), 'journal.jsonl')}'`), log)
    const folder = join(tmpdir(), 'ann.smith')
    logError(await readdir(folder).then(() => new Error('It is there'), toError), log)
    holdsNone('the log', log.all, ['ann.smith'])
    assert.match(log.all, /ENOENT \(scandir\)/)
    holdsNone('the log', log.all, ['eyJ', 'ann@contoso.example', homedir()])
    assert.match(log.all, /internal: TypeError/)
  })

  it('leaves support what it asks for', () => {
    const log = new LevelLog()
    logError(
      new GraphError('forbidden', 'No.', {
        status: 403,
        code: 'Forbidden',
        requestId: 'a1b2',
        serviceMessage: 'No role.',
      }),
      log,
    )
    assert.match(log.aboveTrace, /forbidden.*403.*Forbidden.*a1b2/)
    assert.match(log.all, /No role\./)
  })
})
