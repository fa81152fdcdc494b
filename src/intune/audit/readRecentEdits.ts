import type { Graph } from '../../graph/graph.ts'
import type { AuditEvent } from './auditEvent.ts'
import { readRecentEvents } from './readHistory.ts'
import { assignmentHistory, type HistoryEntry } from './assignmentHistory.ts'

/** More pages of events are not read for a glance at who was there before. */
const mostPages = 3

export interface RecentEdits {
  /** The saves of a configuration, newest first. */
  readonly of: (configurationId: string) => readonly HistoryEntry[]
  /** Whether every event of the last 30 days was looked through. */
  readonly all: boolean
}

/**
 * What was done to assignments in the last 30 days, whatever configuration it was: one to three requests, however many
 * configurations are asked about. Throws a `GraphError`, as `missingScope` where the log may not be read.
 */
export async function readRecentEdits(graph: Graph, now: number, signal?: AbortSignal): Promise<RecentEdits> {
  const { events, all } = await readRecentEvents(graph, now, mostPages, signal)
  const known = new Map<string, readonly AuditEvent[]>()
  for (const event of events) {
    // Of an assignment's id the first part is the configuration's.
    const ids = new Set(event.resources.map(({ id }) => id.toLowerCase().split('_')[0] ?? ''))
    for (const id of ids) known.set(id, [...(known.get(id) ?? []), event])
  }
  return { of: (id) => assignmentHistory(known.get(id.toLowerCase().split('_')[0] ?? '') ?? [], id), all }
}
