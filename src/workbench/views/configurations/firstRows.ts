import type { Connection } from '../../../session/connection.ts'

/** Resolves as soon as the tenant has rows to show. */
export function firstRows({ tenant }: Connection): Promise<void> {
  return new Promise((resolve) => {
    const listening = tenant.onDidChange(() => {
      if (tenant.size === 0) return
      listening.dispose()
      resolve()
    })
  })
}
