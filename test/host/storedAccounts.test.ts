import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import { AccountStore } from '../../src/session/accountStore.ts'
import { newSignIn, storedSignIn } from '../../src/workbench/host/newSignIn.ts'
import { signInChoice } from '../../src/workbench/host/signInChoice.ts'
import { secretStore } from '../../src/workbench/host/secretStore.ts'
import { Session } from '../../src/session/session.ts'
import { type Place, placesWith, pointTo } from './place.ts'

/** A computer of one's own: what VS Code would keep for the extension, open to the eye. */
class Computer {
  readonly secrets = new Map<string, string>()
  readonly memento = new Map<string, unknown>()
  readonly session: Session

  constructor(log: vscode.LogOutputChannel) {
    const secrets: vscode.SecretStorage = {
      keys: async () => [...this.secrets.keys()],
      onDidChange: () => new vscode.Disposable(() => undefined),
      get: async (key: string) => this.secrets.get(key),
      store: async (key: string, value: string) => void this.secrets.set(key, value),
      delete: async (key: string) => void this.secrets.delete(key),
    }
    const memento: vscode.Memento = {
      keys: () => [...this.memento.keys()],
      get: <T>(key: string, otherwise?: T) => (this.memento.get(key) as T | undefined) ?? otherwise,
      update: async (key: string, value: unknown) =>
        void (value === undefined ? this.memento.delete(key) : this.memento.set(key, value)),
    }
    const globalStorageUri = vscode.Uri.file(join(tmpdir(), `intune-${randomUUID()}`))
    const context = { secrets, globalStorageUri } as vscode.ExtensionContext
    this.session = new Session({
      log,
      memory: memento,
      signInChoice,
      readOnly: () => false,
      accounts: new AccountStore(secretStore(secrets)),
      newSignIn: (id, wish) => newSignIn(context, log, id, wish),
      storedSignIn: (account) => storedSignIn(context, log, account),
      openSample: () => Promise.reject(new Error('not asked for')),
    })
  }

  get stored(): string {
    return JSON.stringify([...this.secrets])
  }

  get remembered(): string {
    return JSON.stringify([...this.memento])
  }

  async signIn(place: Place): Promise<void> {
    await pointTo(place, 'deviceCode')
    await this.session.signIn({ method: 'deviceCode' })
  }
}

describe('what is stored for an account', () => {
  const places = placesWith(() => ({ a: {}, b: {} }))
  let log: vscode.LogOutputChannel
  let computer: Computer
  before(() => (log = vscode.window.createOutputChannel('Stored accounts', { log: true })))
  beforeEach(() => (computer = new Computer(log)))
  afterEach(() => computer.session.dispose())
  after(() => log.dispose())

  function holds(text: string, { authority, tenantId }: Place): string[] {
    const all = [...authority.secrets, authority.username, authority.host, tenantId]
    return all.filter((one) => text.includes(one))
  }

  it('is gone with its sign-out, and what belongs to the other one is not touched', async () => {
    const { a, b } = places
    await computer.signIn(a)
    const ofA = new Map(computer.secrets)
    assert.ok(holds(computer.stored, a).includes(a.authority.username))
    await computer.signIn(b)
    await computer.session.signOut()
    assert.deepEqual(computer.secrets, ofA)
    const [left] = await computer.session.accounts()
    assert.ok(left)
    await computer.session.switchTo(left)
    await computer.session.signOut()
    assert.deepEqual([...computer.secrets], [])
  })

  it('is all in the secrets: beside them is neither a token nor a name', async () => {
    const { a, b } = places
    await computer.signIn(a)
    await computer.signIn(b)
    for (const place of [a, b]) {
      const { authority } = place
      for (const one of [...authority.secrets, authority.username]) assert.ok(!computer.remembered.includes(one), one)
    }
  })

  it('is put in place of what was stored for the same person and tenant', async () => {
    const { a } = places
    await computer.signIn(a)
    const keys = computer.secrets.size
    await computer.signIn(a)
    assert.equal((await computer.session.accounts()).length, 1)
    assert.equal(computer.secrets.size, keys)
  })

  it('says where to sign in again, whatever the settings say now', async () => {
    const { a, b } = places
    await computer.signIn(a)
    await computer.signIn(b)
    const ofA = (await computer.session.accounts()).find(({ tenantId }) => tenantId === a.tenantId)
    assert.ok(ofA)
    const [atA, atB] = [a.since(), b.since()]
    const { identity, graph } = await computer.session.signInAgain(ofA)
    await graph.get('v1.0/organization')
    assert.equal(identity.tenantId, a.tenantId)
    assert.match(atA.grants().join(), /device_code 200/)
    assert.deepEqual([atB.authorityPaths(), atB.paths()], [[], []])
    assert.equal((await computer.session.accounts()).length, 2)
  })
})
