import * as vscode from 'vscode'
import type { Assignable, Configuration } from '../../intune/model/configuration.ts'
import { takesOf } from '../../intune/model/takes.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { groupsText } from '../../operations/groupsText.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import type { PickedGroup } from '../prompts/groupItem.ts'
import { pickGroups, type PickedGroups } from '../prompts/pickGroups.ts'
import { type Mode, pickMode } from '../prompts/pickMode.ts'
import { hasOptions, type Options, pickOptions } from '../prompts/pickOptions.ts'
import { runSteps, type Step } from '../prompts/runSteps.ts'
import { additionFindings } from './additionFindings.ts'
import { assignedNote } from './assignedNote.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import { readList } from './readList.ts'

export interface Addition {
  readonly assignables: readonly Assignable[]
  readonly groups: readonly PickedGroup[]
  readonly mode: Mode
  readonly options: Options
}

/**
 * Asks which groups, whether to include or exclude them, and where; not for the group or the places that are given.
 * Throws a `CancellationError`.
 */
export async function askAddition(
  list: ListReading,
  connection: Connection,
  given: readonly Assignable[],
  recent: readonly string[],
  group?: PickedGroup,
): Promise<Addition> {
  const title = vscode.l10n.t('Add Group Assignment')
  let assignables = given
  let picked: PickedGroups | undefined = group && { groups: [group], typed: '', ticked: false }
  let mode: Mode | undefined
  let options: Options = {}
  const steps: Step[] = []
  if (given.length === 0) {
    await readList(list, connection)
    steps.push((position) =>
      pickConfigurations(
        title,
        connection.tenant,
        assignables.map((one) => one.configuration),
        position,
        (chosen: readonly Configuration[]) => {
          assignables = chosen.map((configuration) => ({ configuration }))
        },
      ),
    )
  }
  if (group === undefined) {
    steps.push((position) =>
      pickGroups(
        titleFor(title, assignables),
        { groups: connection.groups, recent, note: (id) => assignedNote(id, assignables, connection) },
        picked,
        position,
        (chosen) => {
          picked = chosen
        },
      ),
    )
  }
  steps.push(
    (position) => {
      const without = assignables.filter(({ configuration }) => !takesOf(configuration).exclusions).length
      if (without === assignables.length) {
        mode = 'include'
        return Promise.resolve('skip')
      }
      return pickMode(
        titleFor(title, assignables),
        namesOf(picked?.groups ?? [], connection),
        subjectOf(assignables),
        without,
        mode,
        (way) => additionFindings(connection, assignables, picked?.groups ?? [], way),
        position,
        (chosen) => {
          if (chosen !== mode) options = {}
          mode = chosen
        },
      )
    },
    (position) => {
      const configurations = assignables.map(({ configuration }) => configuration)
      const target = mode === 'exclude' ? 'excludedGroup' : 'group'
      if (!hasOptions(configurations, target)) return Promise.resolve('skip')
      return pickOptions(
        titleFor(title, assignables),
        connection,
        configurations,
        target,
        options,
        position,
        (chosen) => {
          options = chosen
        },
      )
    },
  )
  await runSteps(steps)
  if (picked === undefined || mode === undefined) throw new vscode.CancellationError()
  return { assignables, groups: picked.groups, mode, options }
}

function namesOf(groups: readonly PickedGroup[], connection: Connection): string {
  return groupsText(
    groups.map(({ name }) => name),
    wordingOf(connection),
  )
}

function titleFor(title: string, assignables: readonly Assignable[]): string {
  const via = assignables.length === 1 ? assignables[0]?.via : undefined
  // The expensive mistake this prevents: these are not the assignments of the VPN or e-mail profile.
  return via === undefined
    ? title
    : vscode.l10n.t('Add Group Assignment to the Certificate Profile {0}', subjectOf(assignables))
}
