import type { FilterValues } from './filterRule/filterValues.ts'

/**
 * The groups that somebody or something is in, nested ones looked through, by id in lower case: each with the way from it
 * down to the one that holds the subject itself. An error: they could not be read, so nothing is known of them.
 */
export type Groups = ReadonlyMap<string, readonly string[]> | Error

/** Users and devices are evaluated apart: an exclusion of the one side does nothing for the other. */
export type SideName = 'user' | 'device'

export interface Side {
  readonly groups: Groups
  /** Whether All users, or All devices, means it. */
  readonly everyone: boolean | 'unknown'
  /** Whose groups these are, where that is somebody else than the subject: a device's user. */
  readonly name?: string
}

/** For whom an answer is computed. */
export interface Subject {
  readonly id: string
  readonly name: string
  readonly user?: Side
  readonly device?: Side
  /** What filters compare. Absent: no device was asked about, so no filter can be evaluated. */
  readonly values?: FilterValues
  /** `Windows`, `iOS/iPadOS` …; absent: any. What is for another platform does not reach it. */
  readonly platform?: string
  /** Who else signs in to the device: what reaches them may come to it too, and their groups are not read. */
  readonly others?: readonly { readonly id: string; readonly name: string; readonly at: string }[]
}

/** What the words about a subject need. */
export type Who = Pick<Subject, 'name' | 'user' | 'device'>

/** Whether people use it of whom nothing was read. */
export function othersSignIn({ others }: Pick<Subject, 'others'>): boolean {
  return others !== undefined && others.length > 0
}

/** Who is in the groups of that side: the subject, or a device's user. */
export function nameOnSide(who: Who, side: SideName): string {
  return who[side]?.name ?? who.name
}
