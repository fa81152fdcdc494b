/** A change in words. */
export interface ChangeWords {
  /** What made the plan, for the journal: the command's name. */
  readonly source: string
  /** What the plan does, for journal and preview: "Remove SG-Sales from 3 configurations". */
  readonly title: string
  /** What rows and progress say while it runs: "Removing…". */
  readonly busy: string
  /** What is true when it is done: "SG-Sales removed from 3 configurations". */
  readonly done: string
  /** What is true of the configurations that have nothing to change: "SG-Sales is included in Kiosk lobby already." */
  readonly already?: string
  /** What the user should know before saying yes, a sentence each. */
  readonly notes?: readonly string[]
}
