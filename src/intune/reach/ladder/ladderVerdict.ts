import type { Verdict } from '../verdict.ts'

/** `notTargeted`: no assignment touches the subject, or it is for another platform. */
export type LadderVerdict = Verdict | 'notTargeted'
