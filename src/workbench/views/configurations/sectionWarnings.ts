import type { CancellationToken } from 'vscode'
import type { AssignmentSetState } from '../../../intune/model/assignmentSet.ts'
import { type Configuration, configurationKey } from '../../../intune/model/configuration.ts'
import type { SearchFacts } from '../../../intune/search/search.ts'
import type { Section } from './section.ts'

/** Configurations that are looked at before others in this window get a turn. */
const atOnce = 200

/** How many configurations under a heading have a warning: each set is looked at once, until names or sets change. */
export class SectionWarnings {
  #known = new Map<string, { readonly set: AssignmentSetState | undefined; readonly odd: boolean }>()

  /** Names may have become known since, and with them warnings. */
  forget(): void {
    this.#known.clear()
  }

  /** 0 where it was cancelled. */
  async below(
    section: Section,
    facts: Pick<SearchFacts, 'set' | 'isOdd'>,
    token: Pick<CancellationToken, 'isCancellationRequested'>,
  ): Promise<number> {
    let [count, looked] = [0, 0]
    for (const configuration of configurationsOf(section)) {
      const key = configurationKey(configuration)
      const set = facts.set(configuration)
      let known = this.#known.get(key)
      if (known === undefined || known.set !== set) {
        if (++looked % atOnce === 0) await new Promise<void>((resolve) => setImmediate(resolve))
        if (token.isCancellationRequested) return 0
        known = { set, odd: set?.state === 'read' && facts.isOdd(configuration, set.set.assignments) }
        this.#known.set(key, known)
      }
      if (known.odd) count++
    }
    return count
  }
}

function* configurationsOf({ sections, configurations }: Section): Generator<Configuration> {
  yield* configurations
  for (const section of sections) yield* configurationsOf(section)
}
