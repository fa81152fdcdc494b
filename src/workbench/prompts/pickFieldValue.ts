import * as vscode from 'vscode'
import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Field } from '../../intune/kinds/kind.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Target } from '../../intune/model/target.ts'
import { numberText } from '../messages/inLanguage.ts'
import { kindText } from '../messages/kindText.ts'
import { shownItems } from '../messages/shownItems.ts'
import { listedValues } from '../../intune/directory/listedValues.ts'
import type { Graph } from '../../graph/graph.ts'
import { askWith } from './askWith.ts'
import { pickNumber } from './pickNumber.ts'
import { putCursor } from './putCursor.ts'
import { runSteps, type StepPosition } from './runSteps.ts'

/** A field with the values that can be chosen for it. */
export interface ChoosableField {
  readonly name: string
  readonly title: string
  readonly choices: readonly { readonly title: string; readonly value: unknown }[]
  readonly field: Field
  /** An inclusion can't be made without it. */
  readonly required: boolean
}

/** The fields of which somebody can choose a value for an assignment of this sort and target. */
export function choosableFields({ kind, sort }: Configuration, target: Target['kind']): readonly ChoosableField[] {
  return kind.fields.flatMap((field) => {
    if (field.send !== undefined || (target === 'excludedGroup' && field.notOnExclusions)) return []
    const ofSort = sort.values?.[field.name]
    const values = (field.values ?? []).filter(
      ({ value, notFor }) => ofSort?.includes(value) !== false && notFor?.some((one) => one === target) !== true,
    )
    const choices = field.presets ?? values
    const asked = sort.requires?.includes(field.name) === true
    const required = field.required === true || asked
    const open = asked && (field.listed !== undefined || field.number !== undefined)
    return choices.length < 2 && !open ? [] : [{ name: field.name, title: field.title, choices, field, required }]
  })
}

/** Asks for a field, where there are several, and for its value. Throws a `CancellationError`. */
export async function pickFieldValue(
  title: string,
  fields: readonly ChoosableField[],
  graph: Graph,
  now: (field: Field) => unknown,
): Promise<{ readonly field: ChoosableField; readonly value: unknown }> {
  let field = fields[0]
  let value: unknown
  const which = (position: StepPosition): Promise<'next' | 'back'> =>
    pickOne(
      title,
      vscode.l10n.t('Choose what to change'),
      fields,
      (one) => one.title,
      field,
      position,
      (chosen) => {
        field = chosen
      },
    )
  const what = (position: StepPosition): Promise<'next' | 'back'> => {
    if (field === undefined) throw new vscode.CancellationError()
    return pickValue(title, field, now(field.field), graph, position, (chosen) => {
      value = chosen
    })
  }
  await runSteps(fields.length > 1 ? [which, what] : [what])
  if (field === undefined) throw new vscode.CancellationError()
  return { field, value }
}

/** Asks for the value of one field. */
export async function pickValue(
  title: string,
  { field, title: name, choices: known }: ChoosableField,
  now: unknown,
  graph: Graph,
  position: StepPosition,
  take: (value: unknown, title: string) => void,
): Promise<'next' | 'back'> {
  if (field.number)
    return pickNumber(title, kindText(name), field.number, now, position, (value) => take(value, numberText(value)))
  const choices = field.listed === undefined ? known : await listedValues(graph, field.listed)
  const current = choices.find(({ value }) => canonicalJson(value) === canonicalJson(now))
  return pickOne(
    title,
    kindText(name),
    choices,
    (one) => one.title,
    current,
    position,
    (choice) => take(choice.value, kindText(choice.title)),
  )
}

function pickOne<T>(
  title: string,
  placeholder: string,
  choices: readonly T[],
  titleOf: (choice: T) => string,
  current: T | undefined,
  position: StepPosition,
  take: (choice: T) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly choice: T }>()
  pick.title = title
  pick.placeholder = placeholder
  pick.items = shownItems(choices.map((choice) => ({ label: kindText(titleOf(choice)), choice })))
  putCursor(pick, ({ choice }) => choice === current)
  return askWith(pick, position, () => {
    const item = pick.selectedItems[0] ?? pick.activeItems[0]
    if (!item) return 'stay'
    take(item.choice)
    return 'next'
  })
}
