import { areas } from '../../intune/kinds/areas.ts'
import type { Assignment } from '../../intune/model/assignment.ts'
import { isExclusion } from '../../intune/model/assignment.ts'
import type { AssignmentSetState } from '../../intune/model/assignmentSet.ts'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import { isNotAssignable } from '../../intune/model/readOnly.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { configurationName } from '../messages/configurationName.ts'
import { chosenFieldsText } from '../messages/fieldsText.ts'
import { filterLabel } from '../messages/filterName.ts'
import { findingsOf } from '../messages/findingText.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { kindText } from '../messages/kindText.ts'
import { configurationContext } from '../rows/configurationContext.ts'
import { plainLine } from '../messages/plainLine.ts'
import { targetName } from '../messages/targetName.ts'
import type { PageRow, RowState } from './model/pageRow.ts'
import type { Facts } from './overviewFacts.ts'

/** A configuration as a row of the overview, from what is already known. What is not read stays empty and says so. */
export function overviewRow(
  configuration: Configuration,
  connection: Connection,
  { words, tags, groupPlaces }: Facts,
): PageRow {
  const { kind, sort, lastModifiedDateTime: changed } = configuration
  const set = connection.tenant.set(configuration)
  const assignments = set?.state === 'read' ? set.set.assignments : []
  const findings = findingsOf(connection, configuration, assignments)
  const [included, excluded] = [namesOf(assignments, false, connection), namesOf(assignments, true, connection)]
  const state = stateOf(configuration, set, assignments)
  const filters = assignments.flatMap(({ filter }) => (filter ? [filterLabel(filter.id, connection.filters)] : []))
  const tagIds = configuration.roleScopeTagIds ?? []
  const area = areas.find(({ id }) => id === (sort.area ?? kind.area))
  return {
    key: configurationKey(configuration),
    cells: {
      name: configurationName(configuration),
      kind: kindText(sort.title),
      platform: kindText(sort.platform ?? 'Other'),
      included: state === 'assigned' || state === 'onlyExcluded' ? joined(included) : words[state],
      excluded: joined(excluded),
      filters: joined(filters),
      intent: joined(assignments.flatMap((one) => chosenFieldsText(kind, one))),
      findings: findings.length === 0 ? '' : numberText(findings.length),
      tags: joined(tagIds.map((id) => tags.get(id) ?? id)),
      changed: changed === undefined ? '' : dateTimeText(changed),
    },
    order: { findings: findings.length, changed: changed ?? '' },
    area: kindText(area?.title ?? kind.title),
    state,
    // A row is not made anew when a change begins or ends: the command waits for its turn.
    context: configurationContext('configuration', configuration, connection).replace('.busy', ''),
    findings: [...new Set(findings.map((one) => one.kind))],
    odd: findings.some(({ severity }) => severity !== 'information'),
    marks: marksOf(assignments, groupPlaces),
  }
}

/** Each name once, on one line, in the order in which they stand. */
function joined(names: readonly string[]): string {
  return [...new Set(names.map((name) => plainLine(name)))].join(', ')
}

function namesOf(assignments: readonly Assignment[], excluded: boolean, { groups }: Connection): readonly string[] {
  return assignments.flatMap(({ target }) => (isExclusion(target) === excluded ? [targetName(target, groups)] : []))
}

function stateOf(
  configuration: Configuration,
  set: AssignmentSetState | undefined,
  assignments: readonly Assignment[],
): RowState {
  if (set === undefined) return 'notYet'
  if (set.state !== 'read') return 'unread'
  if (isNotAssignable(configuration, assignments)) return 'notAssignable'
  if (assignments.length === 0) return 'unassigned'
  return assignments.every(({ target }) => isExclusion(target)) ? 'onlyExcluded' : 'assigned'
}

function marksOf(assignments: readonly Assignment[], places: ReadonlyMap<string, number>): PageRow['marks'] {
  const marks = new Map<number, 'I' | 'E' | 'B'>()
  for (const { target } of assignments) {
    const place = places.get(groupOf(target)?.toLowerCase() ?? target.kind)
    if (place === undefined) continue
    const mark = isExclusion(target) ? 'E' : 'I'
    const other = marks.get(place)
    marks.set(place, other === undefined || other === mark ? mark : 'B')
  }
  return [...marks]
}
