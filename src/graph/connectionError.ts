import { GraphError } from './graphError.ts'

/** OpenSSL's and Node's codes for a certificate that does not pass (Node "TLS (SSL)", X.509 certificate error codes). */
const certificateCodes =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT)|ERR_TLS_CERT|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH)/

/** Codes of Node's HTTP parser, of undici and of zlib for an answer that is broken in itself. */
const brokenAnswerCodes = /^(HPE_|Z_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/

/** Codes that come up before a connection stands, whoever says them. */
const unconnectedCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_|UND_ERR_CONNECT_TIMEOUT)/

/** The code of a failed connection, from Node, undici or the error inside it. */
export function connectionCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return connectionCode(inner, depth + 1)
}

/**
 * What a failed connection means. `reached` says whether the request may have left:
 * before the connection stood, the service certainly did not process it.
 */
export function connectionError(error: unknown, host: string, reached: 'no' | 'unknown'): GraphError {
  if (error instanceof GraphError) return error
  const code = connectionCode(error)
  const processed = code !== undefined && unconnectedCodes.test(code) ? 'no' : reached
  const details = { cause: error, code, processed }
  const hint = code === undefined ? '' : ` (${code})`
  if (code !== undefined && certificateCodes.test(code)) {
    return new GraphError('certificate', `The certificate of ${host} is not trusted${hint}.`, {
      ...details,
      processed: 'no',
    })
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new GraphError('offline', `${host} did not answer in time${hint}.`, details)
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new GraphError('timeout', `${host} did not finish its answer in time.`, details)
  }
  if (code !== undefined && brokenAnswerCodes.test(code)) {
    return new GraphError('badResponse', `${host} sent something that could not be read${hint}.`, details)
  }
  if (processed === 'no') return new GraphError('offline', `${host} could not be reached${hint}.`, details)
  return new GraphError('offline', `The connection to ${host} broke${hint}.`, details)
}
