import * as vscode from 'vscode'
import type { Assignable, Configuration } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import { type PickedGroup, pickGroup } from '../prompts/pickGroup.ts'
import { type Mode, pickMode } from '../prompts/pickMode.ts'
import { hasOptions, type Options, pickOptions } from '../prompts/pickOptions.ts'
import { runSteps, type Step } from '../prompts/runSteps.ts'
import { additionFindings } from './additionFindings.ts'
import { assignedNote } from './assignedNote.ts'
import { readList } from './readList.ts'

export interface Addition {
  readonly assignables: readonly Assignable[]
  readonly group: PickedGroup
  readonly mode: Mode
  readonly options: Options
}

/** Asks which group, whether to include or exclude it, and where, unless that is given. Throws a `CancellationError`. */
export async function askAddition(
  list: ListReading,
  connection: Connection,
  given: readonly Assignable[],
): Promise<Addition> {
  const title = vscode.l10n.t('Add Group Assignment')
  let assignables = given
  let group: PickedGroup | undefined
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
  steps.push(
    (position) =>
      pickGroup(
        titleFor(title, assignables),
        connection.groups,
        group,
        (id) => assignedNote(id, assignables, connection),
        position,
        (picked) => {
          group = picked
        },
      ),
    (position) =>
      pickMode(
        titleFor(title, assignables),
        subjectOf(assignables),
        mode,
        (way) => additionFindings(connection, assignables, group, way),
        position,
        (picked) => {
          if (picked !== mode) options = {}
          mode = picked
        },
      ),
    (position) => {
      const configurations = assignables.map(({ configuration }) => configuration)
      const target = mode === 'exclude' ? 'excludedGroup' : 'group'
      if (!hasOptions(configurations, target)) return Promise.resolve('next')
      return pickOptions(
        titleFor(title, assignables),
        connection.filters,
        configurations,
        target,
        options,
        position,
        (picked) => {
          options = picked
        },
      )
    },
  )
  await runSteps(steps)
  if (group === undefined || mode === undefined) throw new vscode.CancellationError()
  return { assignables, group, mode, options }
}

function titleFor(title: string, assignables: readonly Assignable[]): string {
  const via = assignables.length === 1 ? assignables[0]?.via : undefined
  // The expensive mistake this prevents: these are not the assignments of the VPN or e-mail profile.
  return via === undefined
    ? title
    : vscode.l10n.t('Add Group Assignment to the Certificate Profile {0}', subjectOf(assignables))
}
