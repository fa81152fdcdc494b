import * as vscode from 'vscode'
import type { ListReading } from '../../../session/listReading.ts'
import { setContext } from '../../host/setContext.ts'
import { describeError } from '../../messages/describeError.ts'
import { cloudLabel } from '../../messages/cloudLabel.ts'
import { tenantLabel } from '../../messages/tenantLabel.ts'
import type { Tenant } from '../../../intune/tenant/tenant.ts'
import type { Session } from '../../../session/session.ts'
import { type ConfigurationsTree, isNoPermission } from './configurationsTree.ts'
import type { Row } from './row.ts'
import { dateTimeText, numberText, timeText } from '../../messages/inLanguage.ts'
import { plainLine } from '../../messages/plainLine.ts'

export const viewId = 'intuneAssignments.configurations'

/** The view around the rows: whose tenant, what is partial, and which welcome text fits. */
export function configurationsView(
  session: Session,
  list: ListReading,
  tree: ConfigurationsTree,
): vscode.TreeView<Row> {
  const view = vscode.window.createTreeView<Row>(viewId, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  })
  const update = (): void => {
    view.description = descriptionOf(session)
    // A message that is set puts off what the rows have to tell, even the same message.
    const message = messageOf(session, list, tree)
    if ((view.message ?? '') !== (message ?? '')) view.message = message
    setContext('state', session.state)
    setContext('sample', session.connection?.sample ?? false)
    setContext('filtered', tree.filter !== '')
    setContext('list', listContext(session, list, tree))
  }
  const listening = vscode.Disposable.from(
    session.onDidChange(update),
    list.onDidChange(update),
    tree.onDidChangeTreeData(update),
  )
  update()
  const dispose = view.dispose.bind(view)
  view.dispose = () => {
    listening.dispose()
    dispose()
  }
  return view
}

function descriptionOf({ connection }: Session): string | undefined {
  if (!connection) return undefined
  const { cloud, sample } = connection
  if (sample) return tenantLabel(connection)
  return cloud.name === 'global' || cloud.name === 'custom'
    ? tenantLabel(connection)
    : `${tenantLabel(connection)} (${cloudLabel(cloud.name)})`
}

function messageOf({ connection }: Session, { state }: ListReading, tree: ConfigurationsTree): string | undefined {
  if (!connection) return undefined
  const { tenant } = connection
  const { t } = vscode.l10n
  const parts: string[] = []
  if (state.kind === 'reading' && tenant.restoredAt !== undefined) {
    const read = dateTimeText(new Date(tenant.restoredAt).toISOString())
    parts.push(t('Showing what was read {0}, until everything is read again', read))
  } else if (state.kind === 'reading' && tenant.size > 0)
    parts.push(t('Reading… {0} configurations so far', numberText(tenant.size)))
  if (state.kind === 'failed' && tenant.size > 0) {
    const read = tenant.listReadAt === undefined ? undefined : timeText(tenant.listReadAt)
    const shown = read === undefined ? t('The list is not complete.') : t('Showing what was read at {0}.', read)
    parts.push(plainLine(`${describeError(state.error).message} ${shown}`))
  }
  const unread = unreadText(tenant)
  const filter = t('Filter: {0} · {1} of {2}', plainLine(tree.filter), numberText(tree.shown), numberText(tenant.size))
  // Under a message VS Code shows no welcome text, and that of an empty view has the way out.
  const alone = parts.length === 0 && unread.length === 0 && tree.shown === 0
  const all = [...parts, ...(tree.filter === '' || alone ? [] : [filter]), ...unread]
  return all.length === 0 ? undefined : all.join('\n')
}

function unreadText(tenant: Tenant): readonly string[] {
  const { t } = vscode.l10n
  const unread = [...tenant.configurations].filter((one) => tenant.set(one)?.state === 'unread').length
  if (unread === 0) return []
  return unread === 1
    ? [t('Could not read the assignments of 1 configuration.')]
    : [t('Could not read the assignments of {0} configurations.', numberText(unread))]
}

/** Which welcome text an empty view shows. */
function listContext({ connection }: Session, { state }: ListReading, tree: ConfigurationsTree): string {
  if (!connection) return 'unread'
  if (state.kind === 'failed') return isNoPermission(state.error) ? 'noPermission' : 'failed'
  if (state.kind !== 'read') return state.kind
  if (connection.tenant.size === 0) return 'empty'
  return tree.filter !== '' && tree.shown === 0 ? 'filtered' : 'read'
}
