import { canonicalJson } from '../../base/canonicalJson.ts'

/** The value that all of them have, undefined where they differ: what several selected rows begin with. */
export function same<T>(values: readonly T[]): T | undefined {
  const [first] = values
  const text = canonicalJson(first)
  return values.every((one) => canonicalJson(one) === text) ? first : undefined
}
