/** What a command does with what VS Code passes: the row and the selected rows, a plain object, or nothing. */
export type Run = (first: unknown, second: unknown) => Promise<unknown>
