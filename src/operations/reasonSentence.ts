import { comparisonText } from '../intune/reach/filterRule/comparisonText.ts'
import { nameOnSide, type Who } from '../intune/reach/subject.ts'
import type { Reach, Reason, Unknown } from '../intune/reach/verdict.ts'
import type { Wording } from './wording.ts'

/** In one sentence, what decided; with an exclusion that has no effect, that too. */
export function reasonSentence(subject: Who, reach: Reach, wording: Wording): string {
  const { t, groupName } = wording
  const fact = factOf(subject, reach.reason, wording)
  const [excluded] = reach.ineffective
  if (excluded !== undefined) {
    const name = groupName(excluded)
    return t(
      '{0}; excluding {1} has no effect, because Intune does not evaluate exclusions between users and devices.',
      fact,
      name,
    )
  }
  if (reach.openContext) {
    return t(
      '{0}; an app that installs for the user is not installed through devices, and how this one installs was not read.',
      fact,
    )
  }
  return reach.ignoredFilter
    ? t('{0}; the filter has no effect, because filters are not evaluated here.', fact)
    : t('{0}.', fact)
}

function factOf(subject: Who, reason: Reason, wording: Wording): string {
  const { t, targetName, groupName } = wording
  switch (reason.kind) {
    case 'included':
      if (reason.target.kind === 'allUsers')
        return t(
          '{0} are included, as far as they have a license for Intune, which was not read',
          targetName(reason.target),
        )
      return reason.via.length === 0
        ? t('{0} are included', targetName(reason.target))
        : t('{0}, which is included', memberOf(nameOnSide(subject, reason.side), reason.via, wording))
    case 'excluded':
      return t('{0}, which is excluded', memberOf(nameOnSide(subject, reason.side), reason.via, wording))
    case 'filter':
      return filterFact(reason, wording)
    case 'unknown':
      return unknownFact(reason.what, reason.via.map(groupName), wording)
  }
}

function memberOf(subject: string, via: readonly string[], { t, groupName }: Wording): string {
  const [assigned = '', ...between] = via.map(groupName)
  if (between.length === 0) return assigned === subject ? assigned : t('{0} is in {1}', subject, assigned)
  const through = between.filter((name) => name !== subject).join(' → ')
  return through === ''
    ? t('{0} is in {1}', subject, assigned)
    : t('{0} is, through {1}, in {2}', subject, through, assigned)
}

function filterFact({ filter, mode, matches, decided }: Extract<Reason, { kind: 'filter' }>, { t }: Wording): string {
  const name = filter.displayName
  const why = decided && comparisonText(decided)
  if (mode === 'include') {
    if (matches)
      return why ? t('the device matches the filter {0}: {1}', name, why) : t('the device matches the filter {0}', name)
    return why
      ? t('the device does not match the filter {0}, which it would have to: {1}', name, why)
      : t('the device does not match the filter {0}, which it would have to', name)
  }
  if (matches) {
    return why
      ? t('the device matches the filter {0}, which takes devices out: {1}', name, why)
      : t('the device matches the filter {0}, which takes devices out', name)
  }
  return why
    ? t('the device does not match the filter {0}, which takes devices out: {1}', name, why)
    : t('the device does not match the filter {0}, which takes devices out', name)
}

function unknownFact(what: Unknown, groups: readonly string[], { t, filterName }: Wording): string {
  const group = groups[0] ?? ''
  switch (what.of) {
    case 'membership':
      return what.side === 'user'
        ? t('it is not known whether the user is in {0}: the groups could not be read', group)
        : t('it is not known whether the device is in {0}: the groups could not be read', group)
    case 'everyone':
      return what.side === 'user'
        ? t('All users are included, and it is not known whether users are among the members')
        : t('All devices are included, and it is not known whether devices are among the members')
    case 'filter':
      return what.property === undefined
        ? t('it depends on the filter {0}, which is evaluated for a device', filterName(what.filterId))
        : t(
            'it depends on the filter {0}, and {1} of the device is not known',
            filterName(what.filterId),
            what.property,
          )
    case 'others':
      return t('All users are included, and who signs in to the device without being its user was not read')
    case 'assignments':
      return t('its assignments could not be read')
    case 'target':
      return t('it has a kind of target that this version does not know')
    case 'conflict':
      return t('it is not documented which of these intents wins: {0}', what.intents.join(', '))
  }
}
