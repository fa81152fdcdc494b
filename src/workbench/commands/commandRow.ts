import type { ChangeRowContext } from '../views/changes/changeRowContext.ts'
import type { GroupRowContext, RowAbility, RowContext } from '../rows/rowContext.ts'

export type ViewName = 'configurations' | 'groups' | 'changes'

export type CommandMenu =
  /** The menu of a row, for rows of these contexts. */
  | {
      readonly menu: 'row'
      readonly view: ViewName
      readonly on: readonly (RowContext | GroupRowContext | ChangeRowContext)[]
      readonly group: string
      /** Whether it works on several rows; else it is not offered while several are selected. */
      readonly several: boolean
      readonly needs?: RowAbility
      readonly when?: string
    }
  | { readonly menu: 'title'; readonly view: ViewName; readonly group: string; readonly when?: string }
  /** The menu of the selected rows in the overview. */
  | { readonly menu: 'overview'; readonly group: string; readonly several: boolean; readonly when?: string }
  /** The title of an assignment document in an editor. */
  | { readonly menu: 'document'; readonly group: string }
  /** The title of a plan's preview. */
  | { readonly menu: 'preview'; readonly group: string }

/** What VS Code and the registration have to know of a command. */
export interface CommandRow {
  /** After `intuneAssignments.` */
  readonly id: string
  /** May write to the service: it is off in read-only mode. */
  readonly writes?: true
  /** Called by code alone, which wants the rejection and no message. People have another command that does the same. */
  readonly forCode?: true
  /** Called by links, buttons and other parts of the extension alone: it has no title and stands in no menu. */
  readonly untitled?: true
  /** When the palette offers it; always where this is left out. */
  readonly palette?: string
  readonly menus?: readonly CommandMenu[]
}
