import * as vscode from 'vscode'
import { areas } from '../../intune/kinds/areas.ts'
import type { AreaGrant, Grant } from '../../setup/areaGrants.ts'
import { kindText } from '../messages/kindText.ts'
import { devices } from './areaPermissions.ts'

/** Which permission each area needs and whether it is there, as a Markdown table; nothing where there are none. */
export function areaTable(grants: readonly AreaGrant[]): readonly string[] {
  const { t } = vscode.l10n
  if (grants.length === 0) return []
  return [
    `## ${t('Permissions by area')}`,
    '',
    t(
      'Of the areas that `intuneAssignments.kinds` lets be read. A permission that is missing is asked for when you open the area, or first change something in it.',
    ),
    '',
    `| ${t('area')} | ${t('permission to read')} | | ${t('permission to change')} | |`,
    '|---|---|---|---|---|',
    ...grants.map(({ area, read, write, readGrant, writeGrant }) =>
      row([
        areaTitle(area),
        code(read[0]),
        grantName(readGrant),
        code(write?.[0]),
        writeGrant ? grantName(writeGrant) : '',
      ]),
    ),
    '',
  ]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function code(permission: string | undefined): string {
  return permission === undefined ? '' : `\`${permission}\``
}

function areaTitle(id: string): string {
  if (id === devices) return vscode.l10n.t('Explain Device')
  return kindText(areas.find((one) => one.id === id)?.title ?? id)
}

function grantName(grant: Grant): string {
  switch (grant) {
    case 'granted':
      return vscode.l10n.t('granted')
    case 'missing':
      return vscode.l10n.t('missing')
    case 'unknown':
      return vscode.l10n.t('unknown')
  }
}
