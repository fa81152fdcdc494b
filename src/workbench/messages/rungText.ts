import * as vscode from 'vscode'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Rung, Step, Why } from '../../intune/reach/ladder/rung.ts'
import { nameOnSide, type Subject } from '../../intune/reach/subject.ts'
import { configurationName } from './configurationName.ts'
import { kindText } from './kindText.ts'
import { shownName } from './shownName.ts'

export interface RungNames {
  readonly subject: Subject
  readonly configuration: Configuration
}

export function stepTitle(step: Step): string {
  const { t } = vscode.l10n
  switch (step) {
    case 'notRead':
      return t('Not readable')
    case 'notAssigned':
      return t('Not assigned')
    case 'otherPlatform':
      return t('Another platform')
    case 'otherSide':
      return t('Only users, or only devices')
    case 'notMember':
      return t('Not a member')
    case 'excluded':
      return t('Excluded')
    case 'idleExclusion':
      return t('Exclusion without effect')
    case 'filter':
      return t('Filtered out')
    case 'filterPrecedence':
      return t('Another filter decides')
    case 'otherIntent':
      return t('Another intent wins')
    case 'deletedGroup':
      return t('Deleted group')
    case 'madeElsewhere':
      return t('Decided elsewhere')
    case 'timing':
      return t('Not checked in since')
    case 'reported':
      return t('Reported otherwise')
  }
}

interface Said extends Pick<Rung, 'evidence'> {
  readonly who: string
  /** Whose groups count on the side of users. */
  readonly user: string
  readonly name: string
  readonly platform: string
  readonly hasDevice: boolean
  readonly property?: string
}

/** One sentence of what is true of a reason, whether it is there or not. */
export function rungText({ why, evidence }: Rung, { subject, configuration }: RungNames): string {
  return sentences[why]({
    evidence,
    who: shownName(subject.name, subject.id),
    user: shownName(nameOnSide(subject, 'user'), subject.id),
    name: configurationName(configuration),
    platform: kindText(configuration.sort.platform ?? 'Other'),
    hasDevice: subject.device !== undefined,
    property: evidence.find((one) => one.fact === 'property')?.property,
  })
}

const { t } = vscode.l10n

const sentences: Readonly<Record<Why, (said: Said) => string>> = {
  setRead: ({ name }) => t('The assignments of {0} were read.', name),
  setNotRead: ({ name }) => t('The assignments of {0} could not be read.', name),
  assigned: ({ name }) => t('{0} is assigned.', name),
  noAssignment: ({ name }) => t('{0} has no assignment, so nobody gets it.', name),
  onlyExclusions: ({ name }) => t('{0} has only exclusions, so nobody gets it.', name),
  platformFits: ({ who, name, platform }) => t('{0} is for {1}, and so is {2}.', name, platform, who),
  platformDiffers: ({ who, name, platform }) => t('{0} is for {1}, and {2} is not.', name, platform, who),
  anyPlatform: ({ name }) => t('{0} is not for one platform alone.', name),
  platformNeedsDevice: ({ who, name, platform, hasDevice }) =>
    hasDevice
      ? t('{0} is for {1}, and the operating system of {2} is not known.', name, platform, who)
      : t('{0} is for {1}. Whether that fits depends on the device.', name, platform),
  sideFits: ({ who }) => t('What is included can reach {0}.', who),
  noUser: ({ who }) => t('What is included reaches users, and {0} has no user.', who),
  onlyDevices: ({ who }) => t('What is included reaches devices, not people. Ask about a device of {0}.', who),
  sideNotKnown: () => t('Whether the included groups hold users or devices could not be read.'),
  licenseNotRead: ({ user }) =>
    t('All users means people with a license of Intune. Whether {0} has one was not read.', user),
  contextNotRead: ({ name }) =>
    t('An app that installs for the user is not installed through devices. How {0} installs was not read.', name),
  othersNotRead: ({ who }) =>
    t('Others sign in to {0}, and what reaches them may come to it. Their groups were not read.', who),
  member: ({ who }) => t('{0} is among those included.', who),
  notMember: ({ who, evidence }) =>
    evidence.some((one) => one.fact === 'group' && one.rule !== undefined)
      ? t('{0} is in none of the included groups. A dynamic group follows its rule after minutes, or hours.', who)
      : t('{0} is in none of the included groups.', who),
  noGroupIncluded: () => t('No group is included.'),
  groupsNotRead: ({ who }) => t('The groups of {0} could not be read.', who),
  targetNotKnown: ({ name }) => t('{0} has a kind of target that this version does not know.', name),
  notExcluded: ({ who }) => t('No exclusion keeps {0} out.', who),
  excluded: ({ who }) => t('{0} is in a group that is excluded.', who),
  noIdleExclusion: () => t('No exclusion is without effect.'),
  idleExclusion: () => t('An exclusion does nothing: Intune does not evaluate exclusions between users and devices.'),
  noFilter: ({ who }) => t('No filter is on what includes {0}.', who),
  filterNotHonoured: () => t('The filter does nothing, because filters are not evaluated here.'),
  filterPasses: ({ who }) => t('The filter lets {0} through.', who),
  filterKeepsOut: ({ who }) => t('The filter keeps {0} out.', who),
  filterNeedsDevice: ({ who }) => t('A filter is evaluated for a device. Ask about a device of {0}.', who),
  filterNotKnown: ({ property }) =>
    property === undefined
      ? t('The filter could not be evaluated.')
      : t('The filter could not be evaluated: {0} of the device is not known.', property),
  noPrecedence: () => t('No other filter changes the result.'),
  excludeFilterDecides: () => t('Of several assignments, those that take matching devices out decide alone.'),
  noFilterDecides: () =>
    t('Of several assignments, one without a filter decides before those with one that has to match.'),
  includeFilterDecides: () => t('Of several filters that have to match, one that does is enough.'),
  precedenceNotKnown: () => t('Which of the filters decides is not known.'),
  noIntents: () => t('No intent is in question.'),
  oneIntent: () => t('No intent is beaten by another.'),
  otherIntentWins: () => t('Of several intents, not all hold.'),
  intentNotDocumented: () => t('Which of these intents wins is not documented.'),
  groupsExist: () => t('Every group that is included exists.'),
  groupDeleted: ({ name }) =>
    t('A group that is included was deleted. Until it is restored, nobody gets {0} through it.', name),
  groupsNotLookedUp: () => t('Whether every group that is included exists is not known.'),
  madeHere: ({ name }) => t('The assignments were made on {0} itself.', name),
  madeElsewhere: () => t('An assignment was made elsewhere, and is changed there.'),
  priorityNotRead: () =>
    t('Of several such configurations the one with the highest priority applies. Priorities are not read.'),
  checkedInSince: ({ who }) =>
    t('{0} checked in after the last known change. When memberships changed is not read.', who),
  notCheckedInSince: ({ who }) =>
    t('{0} has not checked in since the last change. Devices do so about every 8 hours.', who),
  timingNeedsDevice: ({ who }) => t('When a change arrives depends on the device. Ask about a device of {0}.', who),
  checkInNotKnown: ({ who }) => t('When {0} last checked in is not known.', who),
  changesNotRead: () => t('When the assignments last changed could not be read.'),
  reportNeedsDevice: ({ who }) => t('Intune reports what became of it for devices. Ask about a device of {0}.', who),
  noReport: ({ name }) => t('No report of a device that is known here has {0}.', name),
  reportNotRead: () => t('What Intune reports could not be read.'),
  reportedLanded: ({ name, who }) => t('Intune reports that {0} arrived on {1}.', name, who),
  reportedPending: ({ name, who }) => t('Intune reports that {0} has not arrived on {1} yet.', name, who),
  reportedError: ({ name, who }) => t('Intune reports that {0} failed on {1}.', name, who),
  reportedConflict: ({ name, who }) =>
    t('Intune reports that {0} is in conflict with something else on {1}.', name, who),
  reportedNotApplicable: ({ name, who }) => t('Intune reports that {0} is not applicable to {1}.', name, who),
  reportedExcluded: ({ name }) => t('It should not get {0}, and Intune does not report that it did.', name),
  reportedUnknown: () => t('The report has a state that this version does not know.'),
  rowNotExpected: ({ name }) =>
    t('Intune reports {0} although it should not arrive. A row can be left from before.', name),
  rowMissing: ({ name }) => t('{0} should arrive, and Intune has no report of it yet.', name),
  noRow: ({ name }) => t('Intune has no report of {0}, which proves nothing.', name),
  noRowExpected: ({ name }) => t('Intune has no report of {0}, as expected.', name),
  changesTooOld: ({ who }) => t('The audit log was not looked through as far back as the last check-in of {0}.', who),
}
