/** Why a file could not be used, in Node's words but without its path: that often holds a person's name. */
export function fileFailure(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error))
  return error instanceof Error && 'syscall' in error ? (message.split(', ', 1)[0] ?? message) : message
}
