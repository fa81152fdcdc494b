/** Why a file could not be used, by the system's code and the operation: Node's own words hold the path, and that a person's name. */
export function fileFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (!('code' in error && 'syscall' in error)) return error.message
  // The operation of a program that did not start is `spawn` and its path.
  return `${String(error.code)} (${String(error.syscall).split(' ', 1)[0] ?? ''})`
}
