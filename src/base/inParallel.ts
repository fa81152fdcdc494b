/**
 * The results of `work` in the order of `items`, with at most `limit` under way. The first failure is the one that
 * is thrown, and nothing is begun after it.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  // Shared: each worker takes the next item that nobody has taken.
  const left = items.entries()
  let failed = false
  const worker = async (): Promise<void> => {
    for (const [place, item] of left) {
      if (failed) return
      try {
        results[place] = await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
