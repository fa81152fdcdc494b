import type { Assignment } from '../../model/assignment.ts'
import { hasOpenContext, isForAnother } from '../reach.ts'
import { othersSignIn, type SideName } from '../subject.ts'
import { hitEvidence, targetEvidence } from './evidenceOf.ts'
import { certainInclusions, type LadderInput, type Looked } from './ladderInput.ts'
import { type Evidence, type Rung, rung } from './rung.ts'

const step = 'otherPlatform'

/** What is made for one platform does nothing on a device of another. */
export function platformRung({ configuration, subject }: LadderInput): Rung {
  const { platform } = configuration.sort
  if (platform === undefined || platform === 'Other') return rung(step, false, 'anyPlatform')
  const evidence: Evidence[] = [{ fact: 'platform', of: 'configuration', platform }]
  if (subject.platform === undefined) return rung(step, 'unknown', 'platformNeedsDevice', evidence)
  evidence.push({ fact: 'platform', of: 'device', platform: subject.platform })
  return isForAnother(platform, subject.platform)
    ? rung(step, true, 'platformDiffers', evidence)
    : rung(step, false, 'platformFits', evidence)
}

/** Groups of devices and All devices reach no person, groups of users and All users no device that nobody uses. */
export function sideRung(looked: Looked): Rung {
  const { subject, inclusions, configuration } = looked
  const reached = certainInclusions(looked)
  if (reached.length > 0) {
    const byLicense = reached.every(({ assignment }) => assignment.target.kind === 'allUsers')
    return byLicense
      ? rung('otherSide', 'unknown', 'licenseNotRead', hitEvidence(looked, reached))
      : hasOpenContext(configuration, reached)
        ? rung('otherSide', 'unknown', 'contextNotRead', hitEvidence(looked, reached))
        : rung('otherSide', false, 'sideFits')
  }
  const missing: SideName | undefined =
    subject.user === undefined ? 'user' : subject.device === undefined ? 'device' : undefined
  if (missing === undefined) return rung('otherSide', false, 'sideFits')
  const sides = inclusions.map((one) => ({ one, side: sideOf(one, looked) }))
  const evidence = (wanted: string) =>
    sides.flatMap(({ one, side }) => (side === wanted ? targetEvidence(looked, one) : []))
  const others = evidence(missing)
  if (others.length > 0 && missing === 'user' && othersSignIn(subject))
    return rung('otherSide', 'unknown', 'othersNotRead', others)
  if (others.length > 0) return rung('otherSide', true, missing === 'user' ? 'noUser' : 'onlyDevices', others)
  const open = evidence('unknown')
  return open.length > 0 ? rung('otherSide', 'unknown', 'sideNotKnown', open) : rung('otherSide', false, 'sideFits')
}

/** Whom an inclusion can reach; `unknown`: nobody counted what the group holds. */
function sideOf({ target }: Assignment, { groupOf }: Looked): SideName | 'any' | 'unknown' {
  switch (target.kind) {
    case 'allUsers':
      return 'user'
    case 'allDevices':
      return 'device'
    case 'group': {
      const { holds } = groupOf(target.groupId)
      if (holds === 'users') return 'user'
      if (holds === 'devices') return 'device'
      return holds === 'unknown' ? 'unknown' : 'any'
    }
    case 'excludedGroup':
    case 'unknown':
      return 'any'
  }
}
