/** One request to Graph, alone or inside a `$batch`. */
export interface Call {
  readonly method: string
  readonly version: string
  /** Decoded parts of the path behind the version. */
  readonly segments: readonly string[]
  readonly query: ReadonlyMap<string, string>
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Decoded, with the query, from the version on. */
  readonly path: string
  /** As sent, from the version on. */
  readonly url: string
  readonly inner: boolean
}

type Sent = Pick<Call, 'method' | 'headers' | 'body' | 'inner'>

/** `url` starts at the version: `/beta/groups?$top=5`. Undefined where it can't be decoded. */
export function callOf(url: string, sent: Sent): Call | undefined {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1).replaceAll('+', ' ')
  try {
    // Graph takes a key in both forms: groups/{id} and groups('{id}').
    const parts = path.replaceAll(/\((?:'|%27)([^/]*?)(?:'|%27)\)/g, '/$1').split('/')
    const [version = '', ...segments] = parts.filter((part) => part !== '').map(decodeURIComponent)
    const options = query
      .split('&')
      .filter((option) => option !== '')
      .map((option): [string, string] => {
        const [name = '', ...value] = option.split('=')
        return [decodeURIComponent(name), decodeURIComponent(value.join('='))]
      })
    const decoded = decodeURIComponent(path) + (mark < 0 ? '' : `?${decodeURIComponent(query)}`)
    return { ...sent, version, segments, query: new Map(options), path: decoded, url }
  } catch {
    return undefined
  }
}
