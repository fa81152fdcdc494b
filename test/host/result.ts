/** What a command with arguments resolves to, as callers outside know it. */
export interface Result {
  readonly configurations: readonly {
    readonly id: string
    readonly kind?: string
    readonly outcome: string
    readonly error?: { readonly kind: string; readonly message: string }
    readonly lost?: number
  }[]
}

/** `applied`, `failed notFound`, … in the order of the result. */
export function outcomes({ configurations }: Result): string[] {
  return configurations.map(({ outcome, error }) => (error ? `${outcome} ${error.kind}` : outcome))
}
