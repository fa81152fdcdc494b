import { entityOf, filterProperty, hasProperty } from './filterProperties.ts'
import type { RuleProblem, RuleProblemFact } from './ruleProblem.ts'
import { type Clause, clausesOf, type RuleNode, type RulePlace } from './ruleTree.ts'
import { ruleVersion } from './versionNumber.ts'

/** What of a rule the service would refuse to save for this `devicePlatformType`, first place first. */
export function checkRule(tree: RuleNode, platform: string): readonly RuleProblem[] {
  return clausesOf(tree).flatMap((clause) => {
    const problem = checkClause(clause, platform)
    return problem ? [problem] : []
  })
}

/** The first thing that does not fit. */
export function checkClause(clause: Clause, platform: string): RuleProblem | undefined {
  const { operator, value, propertyPlace, operatorPlace, valuePlace } = clause
  const entity = entityOf(platform)
  if (clause.entity.toLowerCase() !== entity) return at(propertyPlace, wrongEntity(clause, entity))
  const property = filterProperty(entity, clause.property)
  if (!property) return at(propertyPlace, { kind: 'unknownProperty', property: clause.property })
  const { name } = property
  if (!hasProperty(platform, property)) return at(propertyPlace, { kind: 'propertyOfOtherPlatform', property: name })
  if (!property.operators.includes(operator)) {
    return at(operatorPlace, { kind: 'operatorNotTaken', property: name, operators: property.operators })
  }
  if (value.kind === 'null') {
    const taken = !property.version && (operator === 'eq' || operator === 'ne')
    return taken ? undefined : at(valuePlace, { kind: 'nullNotTaken', property: name, operator })
  }
  if (value.kind === 'list') {
    const taken = operator === 'in' || operator === 'notIn'
    return taken ? undefined : at(valuePlace, { kind: 'listNotTaken', property: name, operator })
  }
  if (property.version) {
    return ruleVersion(value.text) ? undefined : at(valuePlace, { kind: 'notAVersion', text: value.text })
  }
  if (value.kind === 'bare') return at(valuePlace, { kind: 'quotesMissing', text: value.text })
  return value.text === '' ? at(valuePlace, { kind: 'emptyText' }) : undefined
}

function wrongEntity({ entity, property }: Clause, wanted: 'device' | 'app'): RuleProblemFact {
  const known = /^(device|app)$/i.test(entity)
  return known
    ? { kind: 'otherEntity', entity: wanted }
    : { kind: 'unknownProperty', property: `${entity}.${property}` }
}

function at({ start, end }: RulePlace, fact: RuleProblemFact): RuleProblem {
  return { ...fact, start, end }
}
