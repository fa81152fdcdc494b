import { type Json, textOf } from '../base/json.ts'
import { toError } from '../base/toError.ts'
import { type History, readHistory } from '../intune/audit/readHistory.ts'
import type { Configuration } from '../intune/model/configuration.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { DeviceFacts } from '../intune/directory/deviceFacts.ts'
import { readReported, type ReportedStatus } from '../intune/status/reportedStatus.ts'
import { groupOf } from '../intune/model/target.ts'
import { type Ladder, ladderOf } from '../intune/reach/ladder/ladder.ts'
import type { Subject } from '../intune/reach/subject.ts'
import type { Connection } from '../session/connection.ts'
import { UsageError } from '../session/usageError.ts'
import { checkedWithIntune } from './checkWithIntune.ts'
import { checkNames, configurationId, guid } from './commandArguments.ts'
import { userArgument } from './explain.ts'
import { knownFilters } from './knownFilters.ts'
import { type Asked, readSubject } from './readSubject.ts'

/** Of the audit log, where it can't be asked for the one configuration. */
const mostPages = 3

/** Somebody or something, and a configuration. */
export interface WhyNotQuestion {
  readonly asked: Exclude<Asked, { of: 'group' }>
  /** `kind/id`, or a bare id. */
  readonly configurationId: string
}

export interface WhyNotAnswer extends Ladder {
  readonly subject: Subject
  readonly configuration: Configuration
}

/** Throws a `UsageError`. */
export function whyNotQuestion(args: Json): WhyNotQuestion {
  checkNames(args, ['user', 'deviceId', 'configurationId'])
  if ((args['user'] === undefined) === (args['deviceId'] === undefined))
    throw new UsageError('give user or deviceId, one of them')
  const asked =
    args['user'] === undefined
      ? ({ of: 'device', id: guid('deviceId', args['deviceId']) } as const)
      : ({ of: 'user', key: userArgument(args) } as const)
  return { asked, configurationId: configurationId('configurationId', args['configurationId']) }
}

/**
 * Why a configuration reaches a user or a device, or not: reads what it depends on, the one configuration alone of what is
 * assigned. Throws a `GraphError`, as `missingScope` where the subject may not be looked at, and a `DomainError` of kind
 * `notFound` or `ambiguous`. What else could not be read makes its reasons unknown.
 */
export async function whyNot(
  connection: Connection,
  { asked, configurationId: id }: WhyNotQuestion,
  now: number,
  signal?: AbortSignal,
): Promise<WhyNotAnswer> {
  const { tenant, filters, groups } = connection
  const [{ subject, device }, { configuration, history }] = await Promise.all([
    readSubject(connection, asked, signal),
    configurationWithHistory(connection, id, asked.of === 'device', now, signal),
    filters.load(signal),
  ])
  const reported = device && (await reportedOf(connection, configuration, device, signal))
  const set = tenant.set(configuration) ?? { state: 'unread', error: new DomainError('notFound', 'the set is gone') }
  const targets = set.state === 'read' ? set.set.assignments.flatMap(({ target }) => groupOf(target) ?? []) : []
  await groups.resolve(targets, signal)
  const ladder = (): Ladder =>
    ladderOf({
      configuration,
      set,
      subject,
      filterOf: knownFilters(filters),
      groupOf: (group) => groups.facts(group),
      lastCheckIn: device && textOf(device.raw, 'lastSyncDateTime'),
      history,
      reported,
    })
  const first = ladder()
  const open = first.rungs.some(({ why }) => why === 'sideNotKnown')
  if (open)
    await groups.kinds(targets, signal).catch((error: unknown) => signal?.aborted && Promise.reject(toError(error)))
  const answer = open ? ladder() : first
  const rungs = device
    ? await Promise.all(answer.rungs.map((one) => checkedWithIntune(connection, one, device, signal)))
    : answer.rungs
  // The ways to the groups that decided name groups between.
  await groups.resolve(groupsNamed(answer), signal)
  return { ...answer, rungs, subject, configuration }
}

async function configurationWithHistory(
  { tenant, graph }: Connection,
  id: string,
  withHistory: boolean,
  now: number,
  signal?: AbortSignal,
): Promise<{ configuration: Configuration; history?: History | Error }> {
  const configuration = await tenant.find(id, signal)
  if (configuration === undefined) throw new DomainError('notFound', 'the service has no configuration of this id')
  if (!withHistory) return { configuration }
  const history = await readHistory(graph, configuration.id, now, signal, mostPages).catch((error: unknown) => {
    if (signal?.aborted) throw error
    return toError(error)
  })
  return { configuration, history }
}

/** Undefined where the kind has no report. */
async function reportedOf(
  { graph }: Connection,
  { kind }: Configuration,
  { id, user }: DeviceFacts,
  signal?: AbortSignal,
): Promise<readonly ReportedStatus[] | Error | undefined> {
  if (kind.status === undefined) return undefined
  return readReported(graph, kind.status, { id, userId: user?.id }, signal).catch((error: unknown) => {
    if (signal?.aborted) throw error
    return toError(error)
  })
}

function groupsNamed({ rungs, reach }: Ladder): ReadonlySet<string> {
  const ways = rungs.flatMap(({ evidence }) => evidence.flatMap((one) => ('via' in one ? (one.via ?? []) : [])))
  return new Set([...ways, ...(reach?.reason.via ?? []), ...(reach?.ineffective ?? [])])
}
