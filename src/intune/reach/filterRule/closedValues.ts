import { entityOf, filterProperty } from './filterProperties.ts'
import { parseRule } from './parseRule.ts'
import { clausesOf } from './ruleTree.ts'

/**
 * The comparisons for equality with a value that the property never has: the service saves them, and nothing matches
 * (observed there). Empty for a rule that can't be read, of which nothing is claimed.
 */
export function closedValues(
  rule: string,
  platform: string,
): readonly { readonly property: string; readonly value: string }[] {
  const parsed = parseRule(rule)
  if (!('tree' in parsed)) return []
  return clausesOf(parsed.tree).flatMap(({ property: name, operator, value }) => {
    const property = filterProperty(entityOf(platform), name)
    const known = property?.values?.(platform)?.map((one) => one.toLowerCase())
    if (property === undefined || known === undefined || operator !== 'eq' || value.kind !== 'text') return []
    return known.includes(value.text.trim().toLowerCase()) ? [] : [{ property: property.name, value: value.text }]
  })
}
