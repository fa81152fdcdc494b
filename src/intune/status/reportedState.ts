/** What became of a configuration on a device. */
export type ReportedState = 'landed' | 'pending' | 'error' | 'conflict' | 'notApplicable' | 'excluded' | 'unknown'

/** By the code or the word of a configuration policy's status. */
const ofPolicies: ReadonlyMap<string, ReportedState> = new Map([
  ['0', 'pending'],
  ['pending', 'pending'],
  ['1', 'notApplicable'],
  ['notapplicable', 'notApplicable'],
  ['2', 'landed'],
  ['succeeded', 'landed'],
  ['success', 'landed'],
  ['compliant', 'landed'],
  ['3', 'landed'],
  ['remediated', 'landed'],
  ['4', 'error'],
  ['noncompliant', 'error'],
  ['5', 'error'],
  ['error', 'error'],
  ['6', 'conflict'],
  ['conflict', 'conflict'],
])

export function policyState(word: string): ReportedState {
  return ofPolicies.get(plain(word)) ?? 'unknown'
}

/** A device that does not comply got the policy all the same. `complianceStatus` has 0 for unknown. */
export function complianceState(word: string): ReportedState {
  const one = plain(word)
  if (one === '0') return 'unknown'
  return one === '4' || one === 'noncompliant' || one === 'ingraceperiod' ? 'landed' : policyState(word)
}

/** By `mobileAppIntent` and `resultantAppState` (beta metadata). */
export function appState(intent: string, install: string): ReportedState {
  if (intent === 'exclude') return 'excluded'
  switch (install) {
    case 'installed':
      return intent === 'requiredUninstall' ? 'pending' : 'landed'
    case 'notInstalled':
      return intent === 'requiredInstall' || intent === 'requiredAndAvailableInstall' ? 'pending' : 'landed'
    case 'failed':
    case 'uninstallFailed':
      return 'error'
    case 'pendingInstall':
      return 'pending'
    case 'notApplicable':
      return 'notApplicable'
    default:
      return 'unknown'
  }
}

function plain(word: string): string {
  return word.replaceAll(/\s/g, '').toLowerCase()
}
