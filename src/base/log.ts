/** Where a part says what it does. VS Code's `LogOutputChannel` fits it. Never pass a token, a body or a person's name. */
export interface Log {
  trace(message: string): void
  debug(message: string): void
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}
