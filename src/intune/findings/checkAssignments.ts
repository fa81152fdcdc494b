import { unassignedCertificate } from './certificateRule.ts'
import { exclusionOnly, includedAndExcluded, unsupportedExclusions } from './exclusionRules.ts'
import { fruitlessFilters, missingFilters, unfittingFilters } from './filterRules.ts'
import type { Checked, Finding, FindingSeverity, KnownFacts, Rule } from './finding.ts'
import { emptyGroups, goneGroups, redundantGroups } from './groupRules.ts'

const rules: readonly Rule[] = [
  includedAndExcluded,
  missingFilters,
  goneGroups,
  exclusionOnly,
  unsupportedExclusions,
  unfittingFilters,
  fruitlessFilters,
  unassignedCertificate,
  emptyGroups,
  redundantGroups,
]
const order: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, information: 2 }

/** Everything that is worth a word about one configuration, worst first. What is not known makes no finding. */
export function checkAssignments(checked: Checked, known: KnownFacts): readonly Finding[] {
  return rules.flatMap((rule) => rule(checked, known)).sort((a, b) => order[a.severity] - order[b.severity])
}
