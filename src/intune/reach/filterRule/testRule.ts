import type { Json } from '../../../base/json.ts'
import { checkRule } from './checkRule.ts'
import { evaluateRule, type RuleResult } from './evaluateRule.ts'
import { entityOf, filterProperty } from './filterProperties.ts'
import { type FilterValues, filterValuesOf } from './filterValues.ts'
import { parseRule } from './parseRule.ts'
import type { RuleProblem } from './ruleProblem.ts'

export type RuleTest = { readonly result: RuleResult } | { readonly problem: RuleProblem }

/** What a rule of this `devicePlatformType` gives on a device; a rule that the service would refuse to save gives its problem. */
export function testRule(rule: string, platform: string, values: FilterValues): RuleTest {
  const parsed = parseRule(rule)
  if ('problem' in parsed) return parsed
  const [problem] = checkRule(parsed.tree, platform)
  return problem ? { problem } : { result: evaluateRule(parsed.tree, values) }
}

/**
 * Values as somebody writes them down: by a rule's own names (`cpuArchitecture`), in any case, or by those of a managed
 * device in Graph (`processorArchitecture`); the first win. `null` and `""` say that there is no value; what is left out
 * is not known. Anything but a text, a number, true, false and null is passed over.
 */
export function valuesFrom(properties: Json, platform: string): FilterValues {
  const entity = entityOf(platform)
  const system = platform === 'macOS' ? 'macOS' : /^windows/i.test(platform) ? 'Windows' : ''
  const own = Object.entries(properties).flatMap(([name, value]): [string, string | null][] => {
    const held = written(value)
    return filterProperty(entity, name) && held !== undefined ? [[name.toLowerCase(), held]] : []
  })
  return new Map([...filterValuesOf({ operatingSystem: system, ...properties }), ...own])
}

function written(value: unknown): string | null | undefined {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
