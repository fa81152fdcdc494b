import { unnamedKind } from '../kinds/kindTable.ts'

/** What a record of the journal is about, in the words of `configurationKey`: two kinds may hold one id. */
export function entryKey(entry: { readonly kind?: string; readonly configurationId: string }): string {
  return `${entry.kind ?? unnamedKind.id}/${entry.configurationId.toLowerCase()}`
}
