import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk } from './signInHarness.ts'

const path = process.env['PATH']

describe('Signing in by the Azure CLI', () => {
  let folder: string
  let authority: Authority
  let desk: Desk

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'az-'))
    authority = await startAuthority()
    desk = new Desk()
    process.env['PATH'] = `${folder}${delimiter}${path}`
  })
  afterEach(async () => {
    process.env['PATH'] = path
    await rm(folder, { recursive: true })
    await desk.transport.close()
    await authority.close()
  })

  /** A stand-in for `az` that does this. */
  async function az(script: string): Promise<void> {
    const file = join(folder, 'az')
    await writeFile(file, `#!/bin/sh\n${script}\n`)
    await chmod(file, 0o755)
  }

  it('takes the token that the CLI gives', async () => {
    const claims = Buffer.from(JSON.stringify({ tid: 'tenant-1', upn: 'ann', oid: 'ann-1' })).toString('base64url')
    const answer = { accessToken: `x.${claims}.y`, expires_on: Math.floor(Date.now() / 1000) + 3_600 }
    await az(`echo '${JSON.stringify(answer)}'`)
    const signIn = desk.signIn('azureCli', authority)
    assert.deepEqual(await signIn.signIn(), { tenantId: 'tenant-1', username: 'ann', objectId: 'ann-1' })
    assert.equal(await signIn.token('read'), answer.accessToken)
    assert.deepEqual(await desk.signIn('azureCli', authority).restore(), {
      tenantId: 'tenant-1',
      username: 'ann',
      objectId: 'ann-1',
    })
    assert.doesNotMatch([...desk.secrets.entries.values()].join('\n'), new RegExp(claims))
  })

  /** `az` with somebody signed in, who answers for the tenants that they are in; it notes what it was asked for. */
  async function azOf(person: { tid: string; upn?: string; oid?: string }, lifetime = 3_600): Promise<void> {
    const claims = Buffer.from(JSON.stringify(person)).toString('base64url')
    const answer = { accessToken: `x.${claims}.y`, expires_on: Math.floor(Date.now() / 1000) + lifetime }
    await az(`echo "$@" >> "${folder}/asked"\necho '${JSON.stringify(answer)}'`)
  }

  const asked = async (): Promise<string[]> => (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n')
  const ann = { tid: 'tenant-1', upn: 'ann@contoso.example', oid: 'ann-1' }

  it("asks for its tenant by id, whichever is the CLI's own now, also after a reload", async () => {
    await azOf(ann)
    const signIn = desk.signIn('azureCli', authority)
    await signIn.signIn()
    await signIn.token('read', { fresh: true })
    const reloaded = desk.signIn('azureCli', authority)
    await reloaded.restore()
    await reloaded.token('read')
    const [, ...later] = await asked()
    assert.equal(later.length, 2)
    for (const one of later) assert.match(one, /--tenant tenant-1\b/)
  })

  for (const [whose, other] of [
    ['another person', { ...ann, upn: 'bob@contoso.example', oid: 'bob-1' }],
    ['another tenant, as of a CLI that pays no heed', { ...ann, tid: 'tenant-2' }],
    ['an application', { tid: 'tenant-1', oid: 'app-1' }],
  ] as const) {
    it(`ends where the CLI is signed in as ${whose} by now`, async () => {
      await azOf(ann)
      const signIn = desk.signIn('azureCli', authority)
      await signIn.signIn()
      await signIn.token('read')
      await azOf(other)
      const ends: string[] = []
      signIn.onDidEnd(({ kind }) => ends.push(kind))
      assert.equal((await failure(signIn.token('read', { fresh: true }))).kind, 'otherAccount')
      assert.deepEqual([ends, signIn.account], [['otherAccount'], undefined])
      const reloaded = desk.signIn('azureCli', authority)
      assert.equal((await reloaded.restore())?.username, ann.upn)
      assert.equal((await failure(reloaded.token('read'))).kind, 'otherAccount')
    })
  }

  it('knows a person whom version 0.1.0 stored by the name alone', async () => {
    await azOf(ann)
    await desk.signIn('azureCli', authority).signIn()
    for (const key of desk.secrets.entries.keys()) {
      desk.secrets.entries.set(key, JSON.stringify({ tenantId: ann.tid, username: ann.upn }))
    }
    const same = desk.signIn('azureCli', authority)
    await same.restore()
    await same.token('read')
    await azOf({ ...ann, upn: 'bob@contoso.example', oid: 'bob-1' })
    const other = desk.signIn('azureCli', authority)
    await other.restore()
    assert.equal((await failure(other.token('read'))).kind, 'otherAccount')
  })

  it('says so where nobody is signed in to the CLI', async () => {
    await az('echo "ERROR: Please run az login to setup account." >&2; exit 1')
    const error = await failure(desk.signIn('azureCli', authority).signIn())
    assert.equal(error.kind, 'signedOut')
    assert.match(error.message, /az login/)
  })

  it('says so where there is no CLI', async () => {
    process.env['PATH'] = folder
    const error = await failure(desk.signIn('azureCli', authority).signIn())
    assert.equal(error.kind, 'signedOut')
    assert.match(error.message, /Azure CLI/)
  })
})
