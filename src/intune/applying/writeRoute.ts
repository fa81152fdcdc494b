import type { Kind } from '../kinds/kind.ts'

/** The setting `intuneAssignments.writeRoute`. */
export type WriteRouteSetting = 'auto' | 'groupAssignments' | 'assign'

/** The page shows the path of the documented call with `/$ref` in one place and without it in another. */
export type WriteForm = 'plain' | 'ref'
type Knowledge = WriteForm | 'unknown' | 'missing'

/**
 * What is known of the documented route of one tenant's service. It is a fact about the service, learnt from
 * its first refusal and kept while signed in; configurations and certificate profiles have routes of their own.
 */
export class WriteRoute {
  readonly #setting: () => WriteRouteSetting
  readonly #cast = new Set<string>()
  readonly #known = { configuration: 'unknown' as Knowledge, certificate: 'unknown' as Knowledge }

  constructor(setting: () => WriteRouteSetting) {
    this.#setting = setting
  }

  /** The forms of the documented route worth trying, first one first; none means `assign`. */
  forms(certificate: boolean): readonly WriteForm[] {
    if (this.#setting() === 'assign') return []
    const known = this.#known[certificate ? 'certificate' : 'configuration']
    if (known === 'plain') return ['plain']
    if (known === 'ref') return ['ref']
    return known === 'unknown' || this.#setting() === 'groupAssignments' ? ['plain', 'ref'] : []
  }

  /** Whether the documented call was carried out here before. */
  isKnown(certificate: boolean): boolean {
    const known = this.#known[certificate ? 'certificate' : 'configuration']
    return known === 'plain' || known === 'ref'
  }

  /** Whether `assign` may take over where the documented route is not there. */
  get mayFallBack(): boolean {
    return this.#setting() !== 'groupAssignments'
  }

  /** Whether the action of the kind was only found under the type's own path. */
  needsCast({ id }: Kind): boolean {
    return this.#cast.has(id)
  }

  learnCast({ id }: Kind): void {
    this.#cast.add(id)
  }

  learn(certificate: boolean, known: WriteForm | 'missing'): void {
    this.#known[certificate ? 'certificate' : 'configuration'] = known
  }
}
