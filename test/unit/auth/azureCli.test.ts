import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
