import type { GroupSource } from './findGroups.ts'
import type { PickedGroup } from './groupItem.ts'
import { pickGroup } from './pickGroup.ts'
import type { StepPosition } from './runSteps.ts'
import { tickGroups } from './tickGroups.ts'

export interface PickedGroups {
  readonly groups: readonly PickedGroup[]
  /** What the user had typed, for coming back. */
  readonly typed: string
  /** They were ticked, in a list where several can be. */
  readonly ticked: boolean
}

/** One group, as quickly as it goes; or several, ticked in a list, where the user asks for that. */
export async function pickGroups(
  title: string,
  source: GroupSource,
  before: PickedGroups | undefined,
  position: StepPosition,
  take: (picked: PickedGroups) => void,
): Promise<'next' | 'back'> {
  let ticking = before?.ticked ? before : undefined
  if (ticking === undefined) {
    const answer = await pickGroup(
      title,
      source,
      { group: before?.groups[0], typed: before?.typed },
      position,
      (group, typed) => take({ groups: [group], typed, ticked: false }),
      (typed, first) => {
        ticking = { groups: first ? [first] : [], typed, ticked: true }
      },
    )
    if (ticking === undefined) return answer
  }
  return tickGroups(title, source, ticking, position, (groups, typed) => take({ groups, typed, ticked: true }))
}
