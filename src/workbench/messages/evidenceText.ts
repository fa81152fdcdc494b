import * as vscode from 'vscode'
import type { Evidence, FilterEvidence, GroupEvidence } from '../../intune/reach/ladder/rung.ts'
import { nameOnSide } from '../../intune/reach/subject.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from './describeError.ts'
import { filterLabel } from './filterName.ts'
import { agoText, dateTimeText, numberText } from './inLanguage.ts'
import { intentText } from './intentText.ts'
import { kindText } from './kindText.ts'
import { matchesText } from './matchesText.ts'
import type { RungNames } from './rungText.ts'
import { shownName } from './shownName.ts'
import { reportedText } from './reportedText.ts'
import { groupName } from './targetName.ts'

/** A fact in a line, with the id of what it names. */
export function evidenceText(evidence: Evidence, names: RungNames, connection: Connection): string {
  const { t } = vscode.l10n
  const { kind } = names.configuration
  const intent = 'intent' in evidence && evidence.intent !== undefined ? intentText(evidence.intent, kind) : undefined
  switch (evidence.fact) {
    case 'assignments': {
      const { included, excluded, readAt } = evidence
      return t(
        'Included: {0}. Excluded: {1}. Read: {2}',
        numberText(included),
        numberText(excluded),
        dateTimeText(readAt),
      )
    }
    case 'platform':
      return evidence.of === 'device'
        ? t('Platform of the device: {0}', kindText(evidence.platform))
        : t('Platform of the configuration: {0}', kindText(evidence.platform))
    case 'everyone': {
      const everyone = evidence.target === 'allUsers' ? t('All users') : t('All devices')
      return intent === undefined ? t('{0}: included', everyone) : t('{0}: included, {1}', everyone, intent)
    }
    case 'group':
      return [groupText(evidence, names, connection), ...(intent === undefined ? [] : [intent])].join(', ')
    case 'filter':
      return filterText(evidence, connection)
    case 'intent': {
      const side = evidence.side === 'user' ? t('for the user') : t('for the device')
      return evidence.wins ? t('{0}, {1}: holds', intent ?? '', side) : t('{0}, {1}: beaten', intent ?? '', side)
    }
    case 'source': {
      const group = evidence.groupId === undefined ? '' : groupName(connection.groups.state(evidence.groupId))
      return group === '' ? t('Source: {0}', evidence.source) : t('{0}, source: {1}', group, evidence.source)
    }
    case 'official': {
      const label = filterLabel(evidence.filterId, connection.filters)
      const differing = Object.entries(evidence.differing ?? {}).map(([name, value]) => `${name} "${value}"`)
      const says =
        evidence.matches === 'unknown'
          ? t('Checked with Intune, {0}: not told', label)
          : evidence.matches
            ? t('Checked with Intune, {0}: matches', label)
            : t('Checked with Intune, {0}: does not match', label)
      return differing.length === 0 ? says : t('{0}. Intune has {1}', says, differing.join(', '))
    }
    case 'lastCheckIn':
      return t('Last check-in: {0}', dateTimeText(evidence.at))
    case 'assignmentsChanged':
      return t('Assignments changed: {0}, by {1}', dateTimeText(evidence.at), shownName(evidence.by, t('unknown')))
    case 'configurationChanged':
      return t('Configuration changed: {0}', dateTimeText(evidence.at))
    case 'reported': {
      const { word, user, at } = evidence
      const age = at === undefined ? t('age unknown') : agoText(at)
      return user === undefined
        ? t('Reported: {0} ({1}), {2}', reportedText(evidence.state), word, age)
        : t('Reported for {0}: {1} ({2}), {3}', user, reportedText(evidence.state), word, age)
    }
    case 'failure':
      return describeError(evidence.error).message
    case 'property':
      return t('Not known: {0}', evidence.property)
  }
}

function groupText(evidence: GroupEvidence, { subject }: RungNames, { groups }: Connection): string {
  const { t } = vscode.l10n
  const { groupId, effect, via, side, rule, paused, deleted } = evidence
  const nameOf = (id: string): string => groupName(groups.state(id))
  const name = nameOf(groupId)
  const parts = [
    name === groupId ? name : t('{0} ({1})', name, groupId),
    effect === 'excluded' ? t('excluded') : t('included'),
  ]
  if (deleted) parts.push(t('deleted'))
  else if (via === undefined || side === undefined) parts.push(t('not a member'))
  else {
    const member = shownName(nameOnSide(subject, side), subject.id)
    const between = via.slice(1).filter((id) => id !== subject.id)
    parts.push(
      between.length === 0
        ? t('holds {0}', member)
        : t('holds {0} through {1}', member, between.map(nameOf).join(' → ')),
    )
  }
  if (rule !== undefined && via === undefined) parts.push(t('dynamic: {0}', rule))
  if (paused) parts.push(t('its rule is paused'))
  return parts.join(', ')
}

function filterText({ filterId, mode, matches, clause, actual }: FilterEvidence, { filters }: Connection): string {
  const { t } = vscode.l10n
  const label = filterLabel(filterId, filters)
  const name = label === filterId ? label : t('{0} ({1})', label, filterId)
  const wanted =
    mode === 'exclude'
      ? t('{0}, which takes matching devices out', name)
      : mode === 'include'
        ? t('{0}, which has to match', name)
        : t('{0}, with an unknown mode', name)
  const held = actual === undefined ? t('not known') : actual === null ? '$null' : `"${actual}"`
  const compared = clause === undefined ? '' : t('{0}, the device has {1}', clause, held)
  const result = matchesText(matches)
  return compared === '' ? t('{0}: {1}', wanted, result) : t('{0}: {1} ({2})', wanted, result, compared)
}
