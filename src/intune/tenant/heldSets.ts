import type { AssignmentSetState } from '../model/assignmentSet.ts'
import { type Configuration, configurationKey, type ConfigurationRef } from '../model/configuration.ts'
import { Usage } from './usage.ts'

/** The sets of a tenant as they were read last, with the index over them. */
export class HeldSets {
  readonly usage = new Usage()
  readonly #sets = new Map<string, AssignmentSetState>()
  /** The turn at which a set was last read on its own, to tell it from an older page of a refresh under way. */
  readonly #takenAt = new Map<string, number>()
  #turn = 0

  /** How many sets were read on their own, by now. */
  get turn(): number {
    return this.#turn
  }

  get(ref: ConfigurationRef): AssignmentSetState | undefined {
    return this.#sets.get(configurationKey(ref))
  }

  put(configuration: Configuration, state: AssignmentSetState): void {
    this.#sets.set(configurationKey(configuration), state)
    this.usage.update(configuration, state.state === 'read' ? state.set.assignments : undefined)
  }

  /** It was read on its own: pages that were asked for before are older. */
  take(configuration: Configuration, state: AssignmentSetState): void {
    this.put(configuration, state)
    this.#takenAt.set(configurationKey(configuration), ++this.#turn)
  }

  /** What was read on its own since the turn at which a page was asked for is newer than the page. */
  putUnlessNewer(configuration: Configuration, state: AssignmentSetState, turn: number): void {
    if ((this.#takenAt.get(configurationKey(configuration)) ?? 0) <= turn) this.put(configuration, state)
  }

  forget(configuration: Configuration): void {
    const key = configurationKey(configuration)
    this.usage.update(configuration, undefined)
    this.#sets.delete(key)
    this.#takenAt.delete(key)
  }
}
