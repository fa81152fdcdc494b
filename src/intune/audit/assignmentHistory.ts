import type { AuditEvent, AuditResource } from './auditEvent.ts'

/** What one save did to the assignments of a configuration, folded from the events that it left. */
export interface HistoryEntry {
  /** ISO 8601, of the first event. */
  readonly at: string
  readonly actor: string
  /** The targets that came and went, as the log has them. One that went and came is not among them. */
  readonly added: readonly AuditTarget[]
  readonly removed: readonly AuditTarget[]
  /** Events in which the log did not keep which target it was. */
  readonly unrecorded: number
}

export interface AuditTarget {
  /** Such as `GroupAssignmentTarget`, without a namespace. */
  readonly type: string
  /** Undefined for everyone. */
  readonly groupId?: string
}

/** Milliseconds between two events of one save, where the log gives them no common id. */
const together = 5_000

/**
 * The saves of one configuration, newest first. `assign` replaces the whole set, so that one save leaves an event for each
 * target, before and after: those that only came back are no change.
 */
export function assignmentHistory(events: readonly AuditEvent[], configurationId: string): readonly HistoryEntry[] {
  const id = configurationId.toLowerCase()
  const ours = events
    .map((event) => ({ event, resource: event.resources.find((one) => isAssignmentOf(one, id)) }))
    .filter((one): one is { event: AuditEvent; resource: AuditResource } => one.resource !== undefined)
    .toSorted((a, b) => (a.event.at < b.event.at ? -1 : 1))
  const saves: (typeof ours)[] = []
  for (const one of ours) {
    const last = saves.at(-1)
    if (last?.[0] && isSameSave(last[0].event, one.event)) last.push(one)
    else saves.push([one])
  }
  return saves.map(entryOf).toReversed()
}

function isAssignmentOf({ type, id }: AuditResource, configurationId: string): boolean {
  return /assignment/i.test(type) && id.toLowerCase().startsWith(configurationId)
}

function isSameSave(a: AuditEvent, b: AuditEvent): boolean {
  if (a.actor !== b.actor) return false
  if (a.correlationId !== '' && a.correlationId === b.correlationId) return true
  return Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= together
}

function entryOf(save: readonly { readonly event: AuditEvent; readonly resource: AuditResource }[]): HistoryEntry {
  const counts = new Map<string, { target: AuditTarget; count: number }>()
  let unrecorded = 0
  for (const { event, resource } of save) {
    const created = /create/i.test(event.operation)
    const target = targetOf(resource, created ? 'after' : 'before')
    if (target === undefined) {
      unrecorded++
      continue
    }
    const key = `${target.type} ${target.groupId ?? ''}`
    const counted = counts.get(key) ?? { target, count: 0 }
    counts.set(key, { target, count: counted.count + (created ? 1 : -1) })
  }
  const of = (sign: number): AuditTarget[] =>
    [...counts.values()].flatMap(({ target, count }) => (Math.sign(count) === sign ? [target] : []))
  const [first] = save
  return { at: first?.event.at ?? '', actor: first?.event.actor ?? '', added: of(1), removed: of(-1), unrecorded }
}

/** The log may have kept either value. */
function targetOf({ changes }: AuditResource, side: 'before' | 'after'): AuditTarget | undefined {
  const value = (name: string): string => {
    const change = changes.get(name)
    return change === undefined ? '' : change[side] || change[side === 'after' ? 'before' : 'after']
  }
  const type = value('Target.Type').split('.').at(-1) ?? ''
  if (type === '') return undefined
  const groupId = value('Target.GroupId').toLowerCase()
  return groupId === '' ? { type } : { type, groupId }
}
