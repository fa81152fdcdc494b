import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SecretStore } from '../../../src/auth/secretStore.ts'
import { SignIn } from '../../../src/auth/signIn.ts'
import type { Cloud } from '../../../src/graph/cloud.ts'
import type { GraphError } from '../../../src/graph/graphError.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { AccountStore } from '../../../src/session/accountStore.ts'
import { connect, graphOver } from '../../../src/session/connection.ts'
import type { PreparedSignIn } from '../../../src/session/preparedSignIn.ts'
import type { Memory } from '../../../src/session/memory.ts'
import { Session } from '../../../src/session/session.ts'
import type { Authority } from '../../support/authority.ts'
import type { TestServer } from '../../support/graphServer.ts'
import type { MemorySecrets } from '../auth/signInHarness.ts'
import { follow } from '../auth/signInHarness.ts'
import { MemoryLog, plainNetwork } from '../graph/graphHarness.ts'

/** The entries of one owner, as the host keeps several accounts apart. */
function ownedBy(secrets: MemorySecrets, owner: string): SecretStore {
  const prefix = `${owner} `
  return {
    get: (key) => secrets.get(prefix + key),
    store: (key, value) => secrets.store(prefix + key, value),
    delete: (key) => secrets.delete(prefix + key),
    keys: async () => (await secrets.keys()).filter((key) => key.startsWith(prefix)),
    onDidChange: (listener) =>
      secrets.onDidChange((key) => {
        if (key.startsWith(prefix)) listener(key.slice(prefix.length))
      }),
  }
}

/** A window of VS Code: it shares the secrets with others, and signs in to this authority and service. */
export class Window {
  readonly session: Session
  readonly log = new MemoryLog()
  readonly ends: GraphError[] = []
  readonly remembered: Map<string, unknown>
  readonly memory: Memory = {
    get: (key) => this.remembered.get(key),
    update: (key, value) => Promise.resolve(void this.remembered.set(key, value)),
  }
  /** Ids of the sign-ins that were begun. */
  readonly begun: string[] = []
  /** Called while the user is at the browser. */
  atBrowser: () => void = () => undefined

  constructor(
    secrets: MemorySecrets,
    authority: Authority,
    service: TestServer,
    remembered = new Map<string, unknown>(),
  ) {
    this.remembered = remembered
    const cloud: Cloud = { name: 'custom', graphRoot: service.origin, authorityHost: authority.host }
    const prepared = (id: string): PreparedSignIn => this.#prepared(id, secrets, authority, cloud)
    this.session = new Session({
      newSignIn: (id) => {
        this.begun.push(id)
        return prepared(id)
      },
      storedSignIn: ({ id }) => prepared(id),
      openSample: () => Promise.reject(new Error('there is no sample here')),
      accounts: new AccountStore(secrets),
      log: this.log,
      memory: this.memory,
      signInChoice: () => ({ method: 'interactiveBrowser', browserAnswers: true, cloud: () => cloud }),
      readOnly: () => false,
    })
    this.session.onDidEnd((why) => this.ends.push(why))
  }

  #prepared(id: string, secrets: MemorySecrets, authority: Authority, cloud: Cloud): PreparedSignIn {
    const undici = new UndiciTransport(plainNetwork)
    const transport = { send: undici.send.bind(undici), close: () => undici.close(), renew: () => Promise.resolve() }
    const { clientId, tenantId } = authority
    const signIn = new SignIn({
      cloud,
      method: 'interactiveBrowser',
      clientId,
      tenantId,
      secrets: ownedBy(secrets, id),
      prompts: {
        showDeviceCode: () => undefined,
        openBrowser: (url) => {
          this.atBrowser()
          return follow(url)
        },
      },
      transport,
      log: this.log,
      environment: {},
    })
    const graph = graphOver(cloud, signIn, transport, this.log)
    const close = (): Promise<void> => {
      signIn.dispose()
      return undici.close()
    }
    return {
      id,
      signIn,
      graph,
      close,
      stored: (account, tenantName) => ({
        ...account,
        id,
        tenantName,
        method: 'interactiveBrowser',
        cloud: cloud.name,
        graphRoot: cloud.graphRoot,
        authorityHost: cloud.authorityHost,
      }),
      connect: (identity) =>
        connect({
          cloud,
          sample: false,
          identity,
          graph,
          transport,
          journalFolder: mkdtempSync(join(tmpdir(), 'journal-')),
          journalKey: () => Promise.resolve(Buffer.alloc(32)),
          writeRoute: () => 'auto',
          kinds: () => kindTable,
          log: this.log,
          close,
        }),
    }
  }
}
