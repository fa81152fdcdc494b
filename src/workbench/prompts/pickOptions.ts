import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import { takesOf } from '../../intune/model/takes.ts'
import type { Target } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { filterChoiceText } from '../messages/filterName.ts'
import { kindText } from '../messages/kindText.ts'
import { shownItems } from '../messages/shownItems.ts'
import { askWith } from './askWith.ts'
import { type ChoosableField, choosableFields, pickValue } from './pickFieldValue.ts'
import { pickFilter } from './pickFilter.ts'
import { putCursor } from './putCursor.ts'
import type { StepPosition } from './runSteps.ts'

/** What a new assignment gets beside its target. What was not chosen is what the kind begins with. */
export interface Options {
  readonly filter?: FilterChoice | null
  readonly fields?: Json
}

/** Where filters and listed values come from. */
type Sources = Pick<Connection, 'filters' | 'graph'>

interface OptionItem extends vscode.QuickPickItem {
  readonly choose: 'done' | 'filter' | ChoosableField
  readonly missing?: boolean
}

/** Whether there is anything to choose. */
export function hasOptions(configurations: readonly Configuration[], target: Target['kind']): boolean {
  return takeFilter(configurations, target) || fieldsOf(configurations, target).length > 0
}

/** Filter and fields of a new assignment: Enter takes what the kind begins with. */
export async function pickOptions(
  title: string,
  connection: Sources,
  configurations: readonly Configuration[],
  target: Target['kind'],
  before: Options,
  position: StepPosition,
  take: (options: Options) => void,
): Promise<'next' | 'back'> {
  let options = before
  const titles = new Map<string, string>()
  for (;;) {
    let chosen: OptionItem['choose'] = 'done'
    const pick = vscode.window.createQuickPick<OptionItem>()
    pick.title = title
    const items = itemsOf(connection, configurations, target, options, titles)
    pick.placeholder = items.some(({ choose }) => choose === 'done')
      ? vscode.l10n.t('Press Enter to go on, or choose what to change')
      : vscode.l10n.t('Choose what is missing')
    pick.items = shownItems(items)
    const missing = items.some((item) => item.missing)
    putCursor(pick, (item) => (missing ? item.missing === true : item.choose === 'done'))
    const answer = await askWith(pick, position, () => {
      const item = pick.selectedItems[0] ?? pick.activeItems[0]
      if (!item) return 'stay'
      chosen = item.choose
      return 'next'
    })
    take(options)
    if (answer === 'back' || (chosen as OptionItem['choose']) === 'done') return answer
    options = await changed(title, connection, configurations, options, chosen, titles)
    take(options)
  }
}

async function changed(
  title: string,
  { filters, graph }: Sources,
  configurations: readonly Configuration[],
  options: Options,
  chosen: OptionItem['choose'],
  titles: Map<string, string>,
): Promise<Options> {
  if (chosen === 'done') return options
  if (chosen === 'filter') {
    await filters.load()
    return { ...options, filter: await pickFilter(title, filters, configurations, options.filter ?? undefined) }
  }
  let fields = options.fields ?? {}
  const alone = { step: 1, totalSteps: 1, canGoBack: true }
  await pickValue(title, chosen, fields[chosen.name], graph, alone, (value, shown) => {
    fields = { ...fields, [chosen.name]: value }
    titles.set(chosen.name, shown)
  })
  return { ...options, fields }
}

function itemsOf(
  { filters }: Sources,
  configurations: readonly Configuration[],
  target: Target['kind'],
  { filter, fields = {} }: Options,
  titles: ReadonlyMap<string, string>,
): readonly OptionItem[] {
  const { t } = vscode.l10n
  const choices = fieldsOf(configurations, target)
  const missing = choices.some(({ required, name }) => required && fields[name] === undefined)
  const done: OptionItem = { label: t('Continue'), iconPath: new vscode.ThemeIcon('check'), choose: 'done' }
  return [
    ...(missing ? [] : [done]),
    ...choices.map((one): OptionItem => {
      const value = fields[one.name] ?? (one.required ? undefined : one.choices[0]?.value)
      return {
        label: kindText(one.title),
        description: value === undefined ? t('not chosen yet') : (titles.get(one.name) ?? choiceText(one, value)),
        missing: value === undefined,
        choose: one,
      }
    }),
    ...(takeFilter(configurations, target)
      ? [
          {
            label: t('Filter'),
            description: filter ? filterChoiceText(filter, filters) : t('none'),
            choose: 'filter',
          } as const,
        ]
      : []),
  ]
}

/** A value that is not of a fixed list is shown as it is. */
function choiceText({ choices }: ChoosableField, value: unknown): string {
  const title = choices.find((choice) => choice.value === value)?.title
  return title === undefined ? String(value) : kindText(title)
}

function takeFilter(configurations: readonly Configuration[], target: Target['kind']): boolean {
  return target !== 'excludedGroup' && configurations.every((one) => takesOf(one).filters !== 'none')
}

/** Of each kind among them, the fields of its first one, each name once. */
function fieldsOf(configurations: readonly Configuration[], target: Target['kind']): readonly ChoosableField[] {
  const found = new Map<string, ChoosableField>()
  for (const one of configurations) {
    for (const field of choosableFields(one, target)) if (!found.has(field.name)) found.set(field.name, field)
  }
  return [...found.values()]
}
