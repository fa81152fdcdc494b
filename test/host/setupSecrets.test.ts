import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { configurationId, groupId } from './onServer.ts'
import { run, signedInWith } from './signedIn.ts'

/** The folder of profile, settings, global storage and logs: the host's parent was started with it. Linux only. */
async function dataFolder(): Promise<string | undefined> {
  const line = await readFile(`/proc/${process.ppid}/cmdline`, 'utf8').catch(() => '')
  const [, option, folder] = /--(server-data-dir|user-data-dir)[\0=]([^\0]+)/.exec(line) ?? []
  return option === 'server-data-dir' && folder !== undefined ? join(folder, 'data') : folder
}

/** Every file under the folder, with what is in it. */
async function files(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const all = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  // A file may go while this runs.
  return Promise.all(all.map(async (path) => ({ path, text: await readFile(path, 'utf8').catch(() => '') })))
}

describe('what a run leaves on the disk', () => {
  const host = signedInWith()

  it('holds no token, secret or body, whatever the service puts into its messages', async function () {
    const folder = await dataFolder()
    if (folder === undefined) return this.skip()
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace')
    const { tenant, authority } = host
    const id = configurationId(tenant, 'FileVault')
    const group = groupId(tenant, 'SG-Sales')
    const [token = ''] = authority.secrets.slice(-2)
    const message = `${authority.username} sent Bearer ${token} with ${authority.clientSecret}@contoso.example`
    for (const status of [400, 403, 409]) {
      const reply = { status, body: { error: { code: 'BadRequest', message } } }
      tenant.fail({ match: { method: 'POST', path: /deviceConfigurations/ }, reply, times: 4 })
      await run('addAssignment', { configurationIds: [id], groupId: group })
      tenant.fail({ match: { path: /deviceConfigurations\?/ }, reply })
      // Whether it gets around the fault is not the matter here.
      await Promise.allSettled([run('refresh', {})])
    }
    await run('addAssignment', { configurationIds: [id], groupId: group })
    await run('undoLastChange', {})
    await run('checkSetup', {})

    const left = await files(folder)
    const journal = left.filter(({ path }) => /journal-.*\.jsonl$/.test(path))
    assert.ok(journal.length > 0, 'the run left a journal')
    const secrets = [
      ...authority.secrets,
      ...tenant.requests.flatMap(({ body }) => (body ? [JSON.stringify(body)] : [])),
    ]
    for (const { path, text } of left) {
      for (const secret of secrets) assert.ok(!text.includes(secret), `${path} holds ${secret}`)
    }
    const logs = left.filter(({ path }) => path.endsWith('.log') && path.includes('Intune Assignments'))
    const names = [authority.username, ...tenant.groups().map((one) => String(one['displayName']))]
    for (const { path, text } of logs) {
      const lines = text.split('\n').filter((line) => !line.includes('[trace]'))
      for (const name of names) assert.ok(!lines.some((line) => line.includes(name)), `${path} names ${name}`)
    }
  })
})
