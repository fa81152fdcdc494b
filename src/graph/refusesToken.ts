import { GraphError } from './graphError.ts'

/** Whether the service did not take the token: another one is needed, and nothing of the request was carried out. */
export function refusesToken(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === 'unauthorized' || error.claims !== undefined)
}
