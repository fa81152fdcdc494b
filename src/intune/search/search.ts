import { areas } from '../kinds/areas.ts'
import type { Assignment } from '../model/assignment.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import type { Configuration } from '../model/configuration.ts'
import { fieldValue } from '../model/fieldValue.ts'
import { isNotAssignable } from '../model/readOnly.ts'
import { groupOf } from '../model/target.ts'
import { type SearchTerm, searchTerms } from './searchTerms.ts'

/** What a search looks at beside the configuration itself. */
export interface SearchFacts {
  set(configuration: Configuration): AssignmentSetState | undefined
  /** Undefined where the name is not known. */
  groupName(id: string): string | undefined
  tagName(id: string): string | undefined
  /** The sorts of what is odd about its assignments. */
  findings(configuration: Configuration, assignments: readonly Assignment[]): readonly string[]
  /** Whether something about its assignments is worth a warning. */
  isOdd(configuration: Configuration, assignments: readonly Assignment[]): boolean
}

/** Whether a configuration is found by all terms of the search. An empty search finds everything. */
export function search(text: string, facts: SearchFacts): (configuration: Configuration) => boolean {
  const terms = searchTerms(text)
  return (configuration) => terms.every((term) => isFound(configuration, term, facts))
}

function isFound(configuration: Configuration, term: SearchTerm, facts: SearchFacts): boolean {
  const { kind, sort } = configuration
  switch (term.key) {
    case 'text':
      return has(term.text, configuration.displayName, sort.title, configuration.id)
    case 'kind': {
      const area = areas.find(({ id }) => id === (sort.area ?? kind.area))
      return has(term.text, kind.title, kind.id, sort.title, area?.title)
    }
    case 'area':
      return has(term.text, areas.find(({ id }) => id === (sort.area ?? kind.area))?.title)
    case 'platform':
      return has(term.text, sort.platform ?? 'Other')
    case 'tag':
      return (configuration.roleScopeTagIds ?? []).some((id) => id === term.text || has(term.text, facts.tagName(id)))
    case 'group':
      return assignmentsOf(configuration, facts).some(({ target }) => {
        const id = groupOf(target)
        return id !== undefined && has(term.text, id, facts.groupName(id))
      })
    case 'intent':
      return assignmentsOf(configuration, facts).some((one) => hasIntent(configuration, one, term.text))
    case 'finding':
      return facts
        .findings(configuration, assignmentsOf(configuration, facts))
        .some((one) => one.toLowerCase().includes(term.text))
    case 'is':
      return isIn(configuration, term.state, facts)
  }
}

function isIn(configuration: Configuration, state: 'unassigned' | 'warning' | 'unread', facts: SearchFacts): boolean {
  const set = facts.set(configuration)
  if (state === 'unread') return set?.state === 'unread'
  if (set?.state !== 'read') return false
  const { assignments } = set.set
  return state === 'unassigned'
    ? assignments.length === 0 && !isNotAssignable(configuration, assignments)
    : facts.isOdd(configuration, assignments)
}

/** By the value as Graph names it, or by the beginning of its title. */
function hasIntent({ kind }: Configuration, assignment: Assignment, text: string): boolean {
  return kind.fields.some((field) => {
    if (field.title !== 'Intent') return false
    const value = fieldValue(field, assignment)
    const title = field.values?.find((one) => one.value === value)?.title
    return [value, title].some((one) => typeof one === 'string' && one.toLocaleLowerCase().startsWith(text))
  })
}

/** A set that is not known is not found by what would be in it. */
function assignmentsOf(configuration: Configuration, facts: SearchFacts): readonly Assignment[] {
  const set = facts.set(configuration)
  return set?.state === 'read' ? set.set.assignments : []
}

function has(text: string, ...places: readonly (string | undefined)[]): boolean {
  return places.some((place) => place?.toLocaleLowerCase().includes(text) === true)
}
