import { textOf } from '../../base/json.ts'
import type { DeviceFacts } from '../directory/deviceFacts.ts'
import type { GroupReachFacts } from '../directory/groupReach.ts'
import type { UserFacts } from '../directory/userFacts.ts'
import { filterValuesOf } from './filterRule/filterValues.ts'
import type { Side, Subject } from './subject.ts'

/** Whoever is in the group: its members are users, devices or both; where that is not known, everyone may mean them. */
export function groupSubject({ group, groups, holds }: GroupReachFacts): Subject {
  const side = (everyone: Side['everyone']): Side => ({ groups, everyone })
  const name = { id: group.id, name: group.displayName }
  switch (holds) {
    case 'users':
      return { ...name, user: side(true) }
    case 'devices':
      return { ...name, device: side(true) }
    case 'both':
      return { ...name, user: side(true), device: side(true) }
    case 'none':
    case 'unknown':
      // On one side its assignments are counted once.
      return { ...name, user: side('unknown'), device: { groups: new Map(), everyone: 'unknown' } }
  }
}

/** All users means people with a license of Intune; who has one is not asked. */
export function userSubject({ id, displayName, userPrincipalName, groups }: UserFacts): Subject {
  return { id, name: displayName === '' ? userPrincipalName : displayName, user: { groups, everyone: true } }
}

/** A device and its user: each side with groups of its own. */
export function deviceSubject({ id, name, groups, user, others, raw }: DeviceFacts): Subject {
  return {
    id,
    name,
    device: { groups, everyone: true },
    ...(user && { user: { groups: user.groups, everyone: true, name: user.name } }),
    ...(others.length > 0 && { others }),
    values: filterValuesOf(raw),
    platform: platformOf(textOf(raw, 'operatingSystem') ?? ''),
  }
}

const platforms: readonly (readonly [RegExp, string])[] = [
  [/^windows/i, 'Windows'],
  [/^(ios|ipados)/i, 'iOS/iPadOS'],
  [/^mac/i, 'macOS'],
  [/^android/i, 'Android'],
  [/^(linux|ubuntu)/i, 'Linux'],
]

/** Undefined: not known, so nothing is left out for it. */
export function platformOf(operatingSystem: string): string | undefined {
  return platforms.find(([pattern]) => pattern.test(operatingSystem))?.[1]
}
