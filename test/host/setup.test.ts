import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { configurationId, groupId, writes } from './onServer.ts'
import { hostWith, run, setSetting, signedInWith } from './signedIn.ts'

interface Checks {
  readonly checks: readonly { readonly name: string; readonly outcome: string; readonly code?: string }[]
}

/** `passed`, `failed AADSTS65001`, … by the step's name. */
async function check(): Promise<Record<string, string>> {
  const { checks } = await run<Checks>('checkSetup', {})
  return Object.fromEntries(checks.map(({ name, outcome, code }) => [name, code ? `${outcome} ${code}` : outcome]))
}

/** Runs a command that opens a document, and gives its text; the document is closed again. */
async function documentOf(command: string): Promise<string> {
  await run<unknown>(command)
  const document = vscode.window.activeTextEditor?.document
  assert.equal(document?.languageId, 'markdown')
  assert.equal(document?.isUntitled, true)
  const text = document.getText()
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  return text
}

describe('Check My Setup, signed in', () => {
  const host = signedInWith()

  it('reads Intune and changes nothing', async () => {
    const checks = await check()
    assert.equal(checks['settings'], 'passed')
    assert.equal(checks['authorityCertificate'], 'passed companyAuthority')
    assert.equal(checks['read'], 'passed')
    assert.equal(checks['groupNames'], 'passed')
    assert.deepEqual(
      Object.entries(checks).filter(([name, said]) => said.startsWith('failed') && !/ermission/.test(name)),
      [],
    )
    assert.deepEqual(writes(host.tenant), [])
  })

  it('opens a report without a secret or a name', async () => {
    const report = await documentOf('checkSetup')
    assert.match(report, /Passed\*\*: Reading device configurations/)
    assert.match(report, /\| Configuration \| `DeviceManagementConfiguration\.Read\.All` \| \w+ \|/)
    const { authority } = host
    for (const secret of [...authority.secrets, authority.username, authority.tenantId, authority.clientId]) {
      assert.ok(!report.includes(secret), `the report holds ${secret}`)
    }
  })

  it('names the read that the account may not do', async () => {
    host.tenant.fail({
      match: { path: /deviceConfigurations\?/ },
      reply: { status: 403, body: { error: { code: 'Forbidden', message: 'No.' } } },
    })
    assert.equal((await check())['read'], 'failed forbidden')
  })

  it('warns where no certificate is checked, and says what to do', async () => {
    const http = vscode.workspace.getConfiguration('http')
    await http.update('proxyStrictSSL', false, vscode.ConfigurationTarget.Global)
    try {
      assert.equal((await check())['certificateChecks'], 'warning off')
      const report = await documentOf('checkSetup')
      assert.match(
        report,
        /- \*\*Warning\*\*: Certificate checks\. .+ is off.+\n {2}- What to do: Turn `http\.proxyStrictSSL` on/,
      )
    } finally {
      await http.update('proxyStrictSSL', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('takes no argument', async () => {
    await assert.rejects(run('checkSetup', { verbose: true }), /unknown argument: verbose/)
  })
})

describe('Check My Setup, signed out', () => {
  const host = hostWith()

  it('does what it can and signs nobody in', async () => {
    const checks = await check()
    assert.equal(checks['settings'], 'passed')
    assert.match(checks['authority'] ?? '', /^passed/)
    assert.equal(checks['read'], 'skipped notSignedIn')
    assert.deepEqual([host.tenant.requests.length, host.authority.tokenRequests.length], [0, 0])
  })

  it('tells a custom cloud that is no use', async () => {
    await setSetting('customCloud', { graphEndpoint: 'http://contoso.example', authorityHost: '' })
    const checks = await check()
    assert.equal(checks['settings'], 'failed customCloud')
    assert.equal(checks['read'], 'skipped notSignedIn')
  })
})

describe('Register the App', () => {
  const host = hostWith()

  it('opens the steps for the cloud that is set', async () => {
    const text = await documentOf('registerApplication')
    assert.ok(text.includes(`${host.authority.host}/<tenant id>/adminconsent?client_id=<client id>`))
    for (const word of ['http://localhost', 'az ad app create', 'New-MgApplication', 'GroupMember.Read.All']) {
      assert.ok(text.includes(word), word)
    }
  })
})

describe('read-only mode', () => {
  const host = signedInWith()
  beforeEach(() => setSetting('readOnly', true))
  afterEach(() => setSetting('readOnly', undefined))

  it('refuses every command that writes, and sends nothing', async () => {
    const on = { configurationIds: [configurationId(host.tenant, 'FileVault')] }
    const group = groupId(host.tenant, 'SG-Sales')
    const calls: readonly (readonly [string, object])[] = [
      ['addAssignment', { ...on, groupId: group }],
      ['removeAssignment', { ...on, groupId: group }],
      ['switchMode', { ...on, groupId: group }],
      ['setFilter', { ...on, groupId: group, filter: null }],
      ['replaceGroup', { ...on, from: group, to: group }],
      ['pasteAssignments', on],
      ['undoLastChange', {}],
    ]
    for (const [command, args] of calls) {
      await assert.rejects(run(command, args), { name: 'UsageError', kind: 'readOnly' }, command)
    }
    assert.deepEqual(writes(host.tenant), [])
  })

  it('still reads', async () => {
    const { configurations } = await run<{ configurations: number }>('refresh')
    assert.equal(configurations, host.tenant.configurations().length)
  })

  it('does not look for the permission to write', async () => {
    assert.equal((await check())['writePermission'], 'skipped readOnly')
  })
})

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly enablement?: string }[]
  readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> }
}

function contributes(): Contributes {
  const extension = vscode.extensions.getExtension('intune-assignments.intune-assignments')
  assert.ok(extension)
  return (extension.packageJSON as { contributes: Contributes }).contributes
}

describe('the manifest', () => {
  const readOnly = '!config.intuneAssignments.readOnly'

  it('offers no command that writes in read-only mode', () => {
    const { commands, menus } = contributes()
    const guarded = commands.filter(({ enablement }) => enablement?.includes(readOnly)).map(({ command }) => command)
    const writing = [
      'add',
      'remove',
      'switchTo',
      'switchMode',
      'set',
      'replace',
      'paste',
      'undo',
      'restore',
      'continue',
      'assign',
      'clearAssignments',
      'applyPreview',
      'applyDocument',
      'makeIt',
    ]
    const expected = commands
      .map(({ command }) => command)
      .filter((command) => writing.some((name) => command.startsWith(`intuneAssignments.${name}`)))
    assert.deepEqual(guarded.toSorted(), expected.toSorted())
    for (const [menu, entries] of Object.entries(menus)) {
      if (menu === 'commandPalette') continue
      for (const { command, when } of entries) {
        if (guarded.includes(command)) assert.ok(when?.includes(readOnly), `${command} in ${menu}`)
      }
    }
  })

  it('lets no workspace set anything', () => {
    for (const [name, { scope }] of Object.entries(contributes().configuration.properties)) {
      assert.equal(scope, 'application', name)
    }
  })
})
