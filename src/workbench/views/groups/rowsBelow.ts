import * as vscode from 'vscode'
import type { Target } from '../../../intune/model/target.ts'
import type { Verdict } from '../../../intune/reach/verdict.ts'
import { explanationOf, groupsNamed } from '../../../operations/explain.ts'
import type { Connection } from '../../../session/connection.ts'
import { describeError } from '../../messages/describeError.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { kindText } from '../../messages/kindText.ts'
import { targetName } from '../../messages/targetName.ts'
import { othersNames } from '../../messages/usersText.ts'
import type { DirectoryAnswers } from './directoryAnswers.ts'
import type { FoundSubjects } from './foundSubjects.ts'
import {
  assignmentRow,
  devicesRow,
  type GroupRow,
  noteRow,
  partRow,
  reachedRow,
  subjectRow,
  targetRow,
  verdictRow,
} from './groupRow.ts'
import { usesOf } from './usesOf.ts'

type PartRow = Extract<GroupRow, { row: 'part' }>
type SubjectRow = Extract<GroupRow, { row: 'subject' }>

const verdicts: readonly Verdict[] = ['gets', 'excluded', 'filteredOut', 'unknown']

/** What somebody looked for, then everyone, then the groups that assignments point at, by name. */
export function firstRows({ tenant, groups }: Connection, found: FoundSubjects): GroupRow[] {
  const everyone: readonly Target[] = [{ kind: 'allUsers' }, { kind: 'allDevices' }]
  const used = everyone.filter((target) => tenant.usage.of(target).length > 0)
  const ids = [...tenant.usage.groups].filter((id) => !found.has({ of: 'group', id }))
  const targets = ids.map((groupId): Target => ({ kind: 'group', groupId }))
  const named = targets.map((target) => ({ target, name: targetName(target, groups).toLocaleLowerCase() }))
  named.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
  return [
    ...found.all.map(({ of, id, name }) =>
      of === 'group' ? targetRow({ kind: 'group', groupId: id }) : subjectRow({ of, id, name }),
    ),
    ...[...used, ...named.map(({ target }) => target)].map((target) => targetRow(target)),
  ]
}

/** Throws a `GraphError` for what the directory is asked for when the row is opened. */
export async function rowsBelow(
  row: GroupRow,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  switch (row.row) {
    case 'target':
      return partsOf(row, connection)
    case 'part':
      return belowPart(row, connection, answers)
    case 'subject':
      return answerOf(row, connection, answers)
    case 'devices':
      return devicesOf(row, connection, answers)
    case 'verdict':
      return row.of.map((one) => reachedRow(row, one, row.who))
    case 'assignment':
    case 'configuration':
    case 'note':
      return []
  }
}

function partsOf(row: Extract<GroupRow, { row: 'target' }>, { tenant }: Connection): readonly GroupRow[] {
  const { included, excluded } = usesOf(row.target, tenant)
  const isGroup = 'groupId' in row.target
  return [
    ...(isGroup && included.length + excluded.length === 0
      ? [noteRow(row, vscode.l10n.t('No assignment that was read points at this group.'))]
      : []),
    ...(included.length > 0 ? [partRow(row, 'included', row.target)] : []),
    ...(excluded.length > 0 ? [partRow(row, 'excluded', row.target)] : []),
    ...(isGroup ? [partRow(row, 'members', row.target), partRow(row, 'parents', row.target)] : []),
  ]
}

async function belowPart(
  row: PartRow,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  const id = 'groupId' in row.of ? row.of.groupId : ''
  switch (row.part) {
    case 'included':
    case 'excluded':
      return usesOf(row.of, connection.tenant)[row.part].map((ref, index) => assignmentRow(row, ref, index))
    case 'members':
      return membersOf(row, id, connection, answers)
    case 'parents':
      return parentsOf(row, id, connection, answers)
  }
}

/** The groups that hold the group, directly or not. */
async function parentsOf(
  row: PartRow,
  id: string,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  const facts = await answers.parents(connection, id)
  if (facts === undefined) return [noteRow(row, vscode.l10n.t('The directory does not contain a group with this id.'))]
  if (facts.groups instanceof Error) throw facts.groups
  const parents = [...facts.groups.keys()].filter((one) => one !== id.toLowerCase())
  if (parents.length === 0) return [noteRow(row, vscode.l10n.t('It is in no other group.'))]
  await connection.groups.resolve(parents)
  return parents.map((groupId) => targetRow({ kind: 'group', groupId }, row))
}

async function membersOf(
  row: PartRow,
  id: string,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  const { members, more } = await answers.members(connection, id)
  if (members.length === 0) return [noteRow(row, vscode.l10n.t('It has no members that this account may see.'))]
  await connection.groups.resolve(members.flatMap((one) => (one.of === 'group' ? [one.id] : [])))
  const rows = members.map(({ of, id: memberId, name }) =>
    of === 'group' ? targetRow({ kind: 'group', groupId: memberId }, row) : subjectRow({ of, id: memberId, name }, row),
  )
  return more ? [...rows, noteRow(row, vscode.l10n.t('There are more members.'))] : rows
}

async function answerOf(
  row: SubjectRow,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  const { t } = vscode.l10n
  const [subject] = await Promise.all([answers.subject(connection, row.subject), connection.filters.load()])
  const explanation = explanationOf(connection, subject)
  await connection.groups.resolve(groupsNamed(explanation))
  const byVerdict = Map.groupBy(explanation.configurations, ({ reach }) => reach.verdict)
  const parts = verdicts.flatMap((verdict) => {
    const of = byVerdict.get(verdict) ?? []
    return of.length === 0 ? [] : [verdictRow(row, verdict, of, subject)]
  })
  const { unread } = explanation
  const lines = unread.map(({ kind, error }) => t('{0}: {1}', kindText(kind.title), describeError(error).message))
  const missing =
    unread.length === 0
      ? []
      : [noteRow(row, t('Could not read {0} kinds', numberText(unread.length)), lines.join('\n'))]
  const none = parts.length > 0 ? [] : [noteRow(row, t('No assignment that was read reaches {0}.', subject.name))]
  const devices = row.subject.of === 'user' ? [devicesRow(row, subject.id)] : []
  const { others = [] } = subject
  const signedIn =
    others.length === 0
      ? []
      : [noteRow(row, t('Others who sign in may get something else'), othersNames(others), 'others')]
  return [...parts, ...none, ...devices, ...signedIn, ...missing]
}

async function devicesOf(
  row: Extract<GroupRow, { row: 'devices' }>,
  connection: Connection,
  answers: DirectoryAnswers,
): Promise<readonly GroupRow[]> {
  const devices = await answers.devices(connection, row.userId)
  if (devices.length === 0) return [noteRow(row, vscode.l10n.t('Intune manages no device of this user.'))]
  return devices.map(({ id, deviceName }) => subjectRow({ of: 'device', id, name: deviceName }, row))
}
