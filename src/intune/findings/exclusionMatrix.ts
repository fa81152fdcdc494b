import { groupKind } from '../model/group.ts'
import type { GroupFacts } from '../directory/groupDirectory.ts'
import type { Target } from '../model/target.ts'

/** The kinds that Intune's support matrix tells apart. */
export type MatrixKind = 'dynamicDevice' | 'staticDevice' | 'dynamicUser' | 'staticUser'
export type Support = 'supported' | 'latency' | 'notSupported'

/** Included kind, then excluded kind: memdocs, device-profile-assign.md, "Support matrix", scenarios 1 to 16. */
const matrix: Readonly<Record<MatrixKind, Readonly<Record<MatrixKind, Support>>>> = {
  dynamicDevice: {
    dynamicDevice: 'latency',
    staticDevice: 'supported',
    dynamicUser: 'notSupported',
    staticUser: 'notSupported',
  },
  staticDevice: {
    dynamicDevice: 'latency',
    staticDevice: 'supported',
    dynamicUser: 'notSupported',
    staticUser: 'notSupported',
  },
  dynamicUser: {
    dynamicDevice: 'notSupported',
    staticDevice: 'notSupported',
    dynamicUser: 'supported',
    staticUser: 'supported',
  },
  staticUser: {
    dynamicDevice: 'notSupported',
    staticDevice: 'notSupported',
    dynamicUser: 'supported',
    staticUser: 'supported',
  },
}

export function exclusionSupport(included: MatrixKind, excluded: MatrixKind): Support {
  return matrix[included][excluded]
}

/** The row or column of a group; undefined where it is not known, or the group holds both or nobody. */
export function matrixKind({ state, holds }: GroupFacts): MatrixKind | undefined {
  if (state.state !== 'known') return undefined
  const kind = groupKind(state.group)
  if (kind === 'dynamicDevice' || kind === 'dynamicUser') return kind
  if (holds === 'devices') return 'staticDevice'
  return holds === 'users' ? 'staticUser' : undefined
}

/** The matrix has no row for everyone; the page's own examples treat All devices and All users as such groups. */
export function includedKind(target: Target, group: (id: string) => GroupFacts): MatrixKind | undefined {
  switch (target.kind) {
    case 'allDevices':
      return 'staticDevice'
    case 'allUsers':
      return 'staticUser'
    case 'group':
      return matrixKind(group(target.groupId))
    case 'excludedGroup':
    case 'unknown':
      return undefined
  }
}
