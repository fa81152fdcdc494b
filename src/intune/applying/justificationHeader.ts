/** Base64 of UTF-8, at most 1,024 characters decoded (memdocs, multi-admin-approval-graph-api). */
export function justificationHeader(reason: string): Readonly<Record<string, string>> {
  return { 'x-msft-approval-justification': Buffer.from(reason.slice(0, 1024), 'utf8').toString('base64') }
}
