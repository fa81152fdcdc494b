/** What running a plan needs of a screen. */
export interface RunScreen {
  /** Runs `work` while it shows how far it is; each call of `report` is one configuration that is done. The signal aborts when the user cancels. */
  progress<T>(
    title: string,
    total: number,
    work: (signal: AbortSignal | undefined, report: () => void) => Promise<T>,
  ): PromiseLike<T>
  /** Asks why, where Intune wants a reason for the change; undefined where the user gives none. */
  askReason(title: string): Promise<string | undefined>
}
