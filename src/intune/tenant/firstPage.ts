import { toError } from '../../base/toError.ts'
import type { BatchAnswer } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'
import { collectionPath } from './assignmentPaths.ts'
import type { GatheredBatches } from './gatheredBatches.ts'
import { listQueries } from './listQueries.ts'

/** Asks for the first page of a kind's list together with those of other kinds. */
export async function firstPage(batches: GatheredBatches, kind: Kind): Promise<BatchAnswer> {
  const url = `${collectionPath(kind)}${listQueries(kind)[0] ?? ''}`.slice(kind.version.length)
  try {
    const [answer] = await batches.batch(kind.version, [{ url }], kind.scopes.read)
    return answer ?? { error: new GraphError('badResponse', 'The service left an answer out of a batch.') }
  } catch (error) {
    return { error: toError(error) }
  }
}
