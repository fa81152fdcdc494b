import type { Assignable } from '../intune/model/configuration.ts'
import type { Target } from '../intune/model/target.ts'

/** The user's language and the names that one connection knows, as far as the words of a plan need them. */
export interface Wording {
  /** The sentence in the user's language, with `{0}`, `{1}` … filled in. VS Code's `l10n.t` fits. */
  readonly t: (message: string, ...args: (string | number | boolean)[]) => string
  readonly targetName: (target: Target) => string
  readonly groupName: (id: string) => string
  readonly filterName: (id: string) => string
  /** "Update ring - Pilot", or "12 configurations". */
  readonly subject: (assignables: readonly Assignable[]) => string
  /** A text of a kind's row. */
  readonly kindText: (text: string) => string
  /** "12 assignments" */
  readonly assignments: (count: number) => string
  /** A number as the user's language writes it. */
  readonly number: (count: number) => string
}
