import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { type AuditEvent, auditEventFromGraph } from './auditEvent.ts'
import { assignmentHistory, type HistoryEntry } from './assignmentHistory.ts'

/** The audit log is open to this one alone (permissions reference); a role with "Audit data: Read" has to be there too. */
export const auditScopes: readonly string[] = ['DeviceManagementApps.Read.All']

/** Days that are read where the log can't be asked for one configuration. */
const days = 30
/** More pages of all events are not read for one configuration, unless the caller wants fewer still. */
const mostPages = 20

export interface History {
  readonly entries: readonly HistoryEntry[]
  /** Only the last `days` were looked through, or not even all of those. */
  readonly partial: boolean
  /** Milliseconds since 1970: from then on every event was looked through. Absent: that is not known. */
  readonly since?: number
}

/**
 * Who changed the assignments of a configuration, and when, of what the log keeps (about a year). Throws a `GraphError`,
 * as `missingScope` where the log may not be read. `pages`: how many of all events are read at most.
 */
export async function readHistory(
  graph: Graph,
  configurationId: string,
  now: number,
  signal?: AbortSignal,
  pages = mostPages,
): Promise<History> {
  const own = `resources/any(s:s/resourceId eq '${configurationId}')`
  try {
    const { events } = await readEvents(graph, own, Infinity, signal)
    if (events.length > 0) return { entries: assignmentHistory(events, configurationId), partial: false }
  } catch (error) {
    // Whether the log can be asked for one resource is not documented.
    if (!(error instanceof GraphError) || !['badRequest', 'optionNotAllowed', 'service'].includes(error.kind))
      throw error
  }
  const { events, all } = await readRecentEvents(graph, now, pages, signal)
  const since = now - days * 86_400_000
  return { entries: assignmentHistory(events, configurationId), partial: true, ...(all && { since }) }
}

/** All events but reads of the last 30 days, up to so many pages of them. Throws a `GraphError`. */
export async function readRecentEvents(
  graph: Graph,
  now: number,
  pages: number,
  signal?: AbortSignal,
): Promise<{ readonly events: readonly AuditEvent[]; readonly all: boolean }> {
  const since = new Date(now - days * 86_400_000).toISOString()
  return readEvents(graph, `activityDateTime ge ${since} and activityOperationType ne 'Get'`, pages, signal)
}

async function readEvents(
  graph: Graph,
  filter: string,
  most: number,
  signal?: AbortSignal,
): Promise<{ readonly events: readonly AuditEvent[]; readonly all: boolean }> {
  const path = `beta/deviceManagement/auditEvents?$filter=${encodeURIComponent(filter)}&$top=500`
  const events: AuditEvent[] = []
  let pages = 0
  for await (const page of graph.pages(path, { scopes: auditScopes }, signal)) {
    for (const raw of page.value) events.push(auditEventFromGraph(raw))
    if (++pages === most) return { events, all: page.last }
  }
  return { events, all: true }
}
