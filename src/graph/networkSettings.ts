/** How this machine reaches the network, as VS Code's settings and the process environment say. */
export interface NetworkSettings {
  /** VS Code's `http.proxy`; wins over the environment. */
  readonly proxy?: string
  /** VS Code's `http.noProxy`; holds beside the environment's `NO_PROXY`. */
  readonly noProxy: readonly string[]
  /** VS Code's `http.proxyStrictSSL`. */
  readonly strictSSL: boolean
  /** VS Code's `http.proxyAuthorization`: sent to the proxy as it is. */
  readonly proxyAuthorization?: string
  /** VS Code's `http.systemCertificates`. */
  readonly useSystemCertificates: boolean
  /** `process.env`, or what stands for it. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Node's own switch: set to 0, whatever does not say otherwise takes any certificate. Our connections say otherwise. */
export const uncheckedVariable = 'NODE_TLS_REJECT_UNAUTHORIZED'

/** Whether the environment tells Node to take any certificate: what is not built on our own connections would. */
export function environmentTakesAnyCertificate({ environment }: Pick<NetworkSettings, 'environment'>): boolean {
  return environment[uncheckedVariable] === '0'
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Whether the host is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopback.has(hostname.toLowerCase())
}

/**
 * The proxy for a URL, undefined for a direct connection.
 * Same rules as VS Code's own: loopback is always direct; the setting wins over `HTTPS_PROXY`, then `HTTP_PROXY`. The user
 * and password in it are escaped.
 */
export function proxyFor(url: URL, settings: NetworkSettings): string | undefined {
  if (isLoopback(url.hostname)) return undefined
  const proxy = text(settings.proxy) ?? environmentProxy(url.protocol, settings.environment)
  if (proxy === undefined || isExempt(url, settings)) return undefined
  return withEscapedUser(proxy.includes('://') ? proxy : `http://${proxy}`)
}

/** A password may have been written as it is: with `/`, `#` or `?` in it, its beginning would pass for the host. */
function withEscapedUser(proxy: string): string {
  const [, scheme = '', user, rest = ''] = /^([a-z][\w+.-]*:\/\/)(.*)@([^@]*)$/is.exec(proxy) ?? []
  if (user === undefined) return proxy
  return `${scheme}${user.replace(/[\s/?#@\\[\]]|%(?![0-9a-f]{2})/gi, encodeURIComponent)}@${rest}`
}

function environmentProxy(protocol: string, environment: NetworkSettings['environment']): string | undefined {
  const plain = text(environment['http_proxy']) ?? text(environment['HTTP_PROXY'])
  if (protocol === 'http:') return plain
  return text(environment['https_proxy']) ?? text(environment['HTTPS_PROXY']) ?? plain
}

function isExempt(url: URL, settings: NetworkSettings): boolean {
  const fromEnvironment = text(settings.environment['no_proxy']) ?? text(settings.environment['NO_PROXY']) ?? ''
  return [...settings.noProxy, ...fromEnvironment.split(/[\s,]+/)].some((rule) =>
    matches(url, rule.trim().toLowerCase()),
  )
}

/** `*`, `host`, `.suffix`, `*.suffix`, each with or without `:port`; a bare name covers its subdomains. */
function matches(url: URL, rule: string): boolean {
  if (rule === '') return false
  if (rule === '*') return true
  const port = /^(?:\[[^\]]*\]|[^:]*):(\d+)$/.exec(rule)?.[1]
  const own = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  if (port !== undefined && port !== own) return false
  const name = (port === undefined ? rule : rule.slice(0, -port.length - 1)).replace(/^\*?\./, '')
  const host = url.hostname.toLowerCase()
  return host === name || host === `[${name}]` || host.endsWith(`.${name}`)
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}
