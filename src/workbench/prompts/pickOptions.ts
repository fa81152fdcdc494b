import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { FilterCatalog } from '../../intune/directory/filterCatalog.ts'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import { takesOf } from '../../intune/model/takes.ts'
import type { Target } from '../../intune/model/target.ts'
import { filterName } from '../messages/filterName.ts'
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

interface OptionItem extends vscode.QuickPickItem {
  readonly choose: 'done' | 'filter' | ChoosableField
}

/** Whether there is anything to choose. */
export function hasOptions(configurations: readonly Configuration[], target: Target['kind']): boolean {
  return takeFilter(configurations, target) || fieldsOf(configurations, target).length > 0
}

/** Filter and fields of a new assignment: Enter takes what the kind begins with. */
export async function pickOptions(
  title: string,
  filters: FilterCatalog,
  configurations: readonly Configuration[],
  target: Target['kind'],
  before: Options,
  position: StepPosition,
  take: (options: Options) => void,
): Promise<'next' | 'back'> {
  let options = before
  for (;;) {
    let chosen: OptionItem['choose'] = 'done'
    const pick = vscode.window.createQuickPick<OptionItem>()
    pick.title = title
    pick.placeholder = vscode.l10n.t('Press Enter to go on, or choose what to change')
    pick.items = shownItems(itemsOf(filters, configurations, target, options))
    putCursor(pick, ({ choose }) => choose === 'done')
    const answer = await askWith(pick, position, () => {
      const item = pick.selectedItems[0] ?? pick.activeItems[0]
      if (!item) return 'stay'
      chosen = item.choose
      return 'next'
    })
    take(options)
    if (answer === 'back' || (chosen as OptionItem['choose']) === 'done') return answer
    options = await changed(title, filters, configurations, options, chosen)
    take(options)
  }
}

async function changed(
  title: string,
  filters: FilterCatalog,
  configurations: readonly Configuration[],
  options: Options,
  chosen: OptionItem['choose'],
): Promise<Options> {
  if (chosen === 'done') return options
  if (chosen === 'filter') {
    await filters.load()
    return { ...options, filter: await pickFilter(title, filters, configurations, options.filter ?? undefined) }
  }
  let fields = options.fields ?? {}
  const alone = { step: 1, totalSteps: 1, canGoBack: true }
  await pickValue(title, chosen, fields[chosen.name], alone, (value) => {
    fields = { ...fields, [chosen.name]: value }
  })
  return { ...options, fields }
}

function itemsOf(
  filters: FilterCatalog,
  configurations: readonly Configuration[],
  target: Target['kind'],
  { filter, fields = {} }: Options,
): readonly OptionItem[] {
  const { t } = vscode.l10n
  const choices = fieldsOf(configurations, target)
  const missing = choices.some(({ field, name }) => field.required === true && fields[name] === undefined)
  const done: OptionItem = { label: t('Continue'), iconPath: new vscode.ThemeIcon('check'), choose: 'done' }
  return [
    ...(missing ? [] : [done]),
    ...choices.map((one): OptionItem => {
      const value = fields[one.name] ?? (one.field.required ? undefined : one.choices[0]?.value)
      const now = one.choices.find((choice) => choice.value === value)?.title
      return {
        label: kindText(one.title),
        description: now === undefined ? t('not chosen yet') : kindText(now),
        choose: one,
      }
    }),
    ...(takeFilter(configurations, target)
      ? [
          {
            label: t('Filter'),
            description: filter ? filterName(filter, filters) : t('none'),
            choose: 'filter',
          } as const,
        ]
      : []),
  ]
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
