import { Emitter } from '../base/events.ts'
import type { Assignment } from '../intune/model/assignment.ts'

/** Assignments copied from one configuration, to be pasted on others of the same tenant. */
export class AssignmentClipboard {
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event
  #copied: readonly Assignment[] = []
  #tenantId: string | undefined

  get isEmpty(): boolean {
    return this.#copied.length === 0
  }

  copy(tenantId: string, assignments: readonly Assignment[]): void {
    this.#copied = assignments
    this.#tenantId = tenantId
    this.#changed.fire()
  }

  /** What was copied in this tenant; group ids mean nothing in another. */
  paste(tenantId: string): readonly Assignment[] {
    return this.#tenantId === tenantId ? this.#copied : []
  }
}
