import * as vscode from 'vscode'
import type { Connection } from '../../session/connection.ts'
import { shownName } from './shownName.ts'

/** The tenant's name, and that it is the sample where it is. */
export function tenantLabel({ identity, sample }: Pick<Connection, 'identity' | 'sample'>): string {
  const name = shownName(identity.tenantName, identity.tenantId)
  return sample ? vscode.l10n.t('{0} (sample)', name) : name
}
