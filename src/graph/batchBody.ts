import type { BatchAnswer, BatchRequest } from './graph.ts'
import { GraphError } from './graphError.ts'
import { asJson, isJson } from '../base/json.ts'
import { responseError } from './responseError.ts'

/** Requests that one `$batch` may hold (Graph "Combine multiple requests in one HTTP call using JSON batching"). */
export const batchSize = 20

/** The body of a `$batch`; the id of each request is its place. */
export function batchBody(requests: readonly BatchRequest[]): string {
  return JSON.stringify({
    requests: requests.map(({ url, headers }, place) => ({ id: String(place), method: 'GET', url, headers })),
  })
}

/** The answers of a `$batch` in the order of its `size` requests; one that is missing is an error of its own. */
export function batchAnswers(body: unknown, size: number, now: number): BatchAnswer[] {
  const responses = asJson(body)['responses']
  if (!Array.isArray(responses)) {
    throw new GraphError('badResponse', 'The service sent a batch without answers.')
  }
  const byId = new Map(responses.filter(isJson).map((response) => [String(response['id']), response]))
  return Array.from({ length: size }, (_, place) => {
    const response = byId.get(String(place))
    const status = response?.['status']
    if (response === undefined || typeof status !== 'number') {
      return { error: new GraphError('badResponse', 'The service left out an answer of a batch.') }
    }
    if (status >= 200 && status < 300) return { body: response['body'] }
    return { error: responseError({ status, headers: lowered(response['headers']), body: response['body'], now }) }
  })
}

function lowered(headers: unknown): Record<string, string> {
  const entries = Object.entries(asJson(headers)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))
}
