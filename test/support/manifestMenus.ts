// What the table of commands makes of the manifest. Run under Node, it writes that into package.json.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandMenu, CommandRow } from '../../src/workbench/commands/commandRow.ts'
import { commandTable } from '../../src/workbench/commands/commandTable.ts'
import { hasTitleTwin, titleTwin } from '../../src/workbench/commands/titleTwin.ts'
import { projectPaths } from './projectPaths.ts'

const prefix = 'intuneAssignments.'
const mayWrite = '!config.intuneAssignments.readOnly'
const places = {
  row: 'view/item/context',
  title: 'view/title',
  preview: 'editor/title',
  overview: 'webview/context',
  document: 'editor/title',
} as const

type RowMenu = Extract<CommandMenu, { menu: 'row' }>

interface MenuEntry {
  readonly command: string
  readonly when: string
  readonly group?: string
}

export interface ManifestCommand {
  readonly command: string
  readonly title: string
  readonly category: string
  readonly icon?: string
  readonly enablement?: string
}

export interface ManifestMenus {
  readonly commands: readonly ManifestCommand[]
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>
}

/** The commands with what the table says of them, and all menus. Titles and icons are the manifest's own. */
export function manifestMenus(
  own: readonly ManifestCommand[],
  table: readonly CommandRow[] = commandTable,
): ManifestMenus {
  const titled = table.filter(({ untitled }) => !untitled)
  const commands = titled.flatMap((row) => {
    const { id, writes } = row
    const { title, icon } = own.find(({ command }) => command === prefix + id) ?? { title: `%command.${id}%` }
    const rest = { title, category: 'Intune', ...(icon && { icon }), ...(writes && { enablement: mayWrite }) }
    return [id, ...(hasTitleTwin(row) ? [titleTwin(id)] : [])].map((one) => ({ command: prefix + one, ...rest }))
  })
  const menus: Record<string, MenuEntry[]> = {
    'view/title': [],
    'view/item/context': [],
    'editor/title': [],
    'webview/context': [],
  }
  for (const row of titled) {
    for (const menu of row.menus ?? []) {
      const when = [...clauses(menu, row), ...(row.writes ? [mayWrite] : [])].join(' && ')
      const id = menu.menu === 'title' && hasTitleTwin(row) ? titleTwin(row.id) : row.id
      menus[places[menu.menu]]?.push({ command: prefix + id, when, group: menu.group })
    }
  }
  menus['commandPalette'] = titled.flatMap((row) => [
    ...(row.palette === undefined ? [] : [{ command: prefix + row.id, when: row.palette }]),
    ...(hasTitleTwin(row) ? [{ command: prefix + titleTwin(row.id), when: 'false' }] : []),
  ])
  return { commands, menus }
}

function clauses(menu: CommandMenu, row: CommandRow): string[] {
  if (menu.menu === 'document') return ['resourceFilename =~ /\\.intune\\.jsonc?$/']
  if (menu.menu === 'preview') return ['resourceScheme == intune-plan', 'isInDiffEditor']
  if (menu.menu === 'overview') {
    const one = ['webviewSection == one', ...ofItem(inTree(row))].join(' && ')
    const section = menu.several ? `(webviewSection == several || ${one})` : one
    return [`webviewId == ${prefix}overview`, section, ...(menu.when === undefined ? [] : [menu.when])]
  }
  // A configuration and an assignment are the same in both views.
  const both = menu.menu === 'row' && menu.on.every((one) => /^(configuration|certificate|assignment)/.test(one))
  const view = both
    ? `view =~ /^${prefix.replace('.', '\\.')}(configurations|groups)$/`
    : `view == ${prefix}${menu.view}`
  const when = menu.when === undefined ? [] : [menu.when]
  if (menu.menu === 'title') return [view, ...when]
  const needs = menu.needs === undefined ? [] : [`(viewItem =~ /;${menu.needs}(;|$)/ || listMultiSelection)`]
  return [view, `viewItem =~ ${contexts(menu.on)}`, ...needs, ...(menu.several ? [] : ['!listMultiSelection']), ...when]
}

/** The menu of a configuration in the tree: the overview offers the same for the same row. */
function inTree({ menus = [] }: CommandRow): RowMenu | undefined {
  return menus.find(
    (menu): menu is RowMenu => menu.menu === 'row' && menu.on.some((one) => one.startsWith('configuration')),
  )
}

function ofItem(menu: RowMenu | undefined): string[] {
  if (menu === undefined) return []
  const needs = menu.needs === undefined ? [] : [`viewItem =~ /;${menu.needs}(;|$)/`]
  return [`viewItem =~ ${contexts(menu.on)}`, ...needs]
}

function contexts(on: readonly string[]): string {
  return `/^(${on.map((one) => one.replaceAll('.', '\\.')).join('|')})(;|$)/`
}

if (import.meta.main) {
  const path = join(projectPaths.root, 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { contributes: ManifestMenus }
  Object.assign(manifest.contributes, manifestMenus(manifest.contributes.commands))
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`)
  execFileSync('npx', ['oxfmt', path], { cwd: projectPaths.root })
}
