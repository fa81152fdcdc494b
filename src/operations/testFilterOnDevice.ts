import { textOf } from '../base/json.ts'
import { toError } from '../base/toError.ts'
import { readManagedDevice } from '../intune/directory/deviceFacts.ts'
import { DomainError } from '../intune/model/domainError.ts'
import { platformNames } from '../intune/findings/describeFinding.ts'
import type { Filter } from '../intune/model/filter.ts'
import { checkRule } from '../intune/reach/filterRule/checkRule.ts'
import { evaluateRule, type RuleResult } from '../intune/reach/filterRule/evaluateRule.ts'
import { entityOf } from '../intune/reach/filterRule/filterProperties.ts'
import { filterValuesOf, type FilterValues } from '../intune/reach/filterRule/filterValues.ts'
import { parseRule } from '../intune/reach/filterRule/parseRule.ts'
import type { RuleProblem } from '../intune/reach/filterRule/ruleProblem.ts'
import { platformOf } from '../intune/reach/subjects.ts'
import { askIntune, type OfficialAnswer } from '../intune/status/officialFilter.ts'
import type { Connection } from '../session/connection.ts'

/** A rule that somebody typed, or a filter of the tenant. */
export interface RuleQuestion {
  readonly rule: string
  /** A `devicePlatformType`. */
  readonly platform: string
  /** Absent: the rule is in no filter, so that the service need not have taken it. */
  readonly filter?: Filter
}

export interface RuleOnDevice {
  readonly question: RuleQuestion
  /** `platform`: `Windows`, `iOS/iPadOS` …; absent where that is not known. */
  readonly device: { readonly id: string; readonly name: string; readonly platform?: string }
  /** Absent: the rule can't be evaluated, for the first of the problems or because it is for something else. */
  readonly result?: RuleResult
  readonly problems: readonly RuleProblem[]
  /** It is for apps, which say of themselves what it compares, or for devices of another platform. */
  readonly otherwise?: 'apps' | 'platform'
  /** Intune's own answer, or why there is none; absent: it was not asked, as the rule can't be evaluated. */
  readonly official?: OfficialAnswer | Error
}

/**
 * What a rule gives on a device, worked out here, and what Intune itself says. Two requests where Intune answers by name.
 * Throws a `GraphError` where the device can't be read, and a `DomainError` of kind `notFound` or `ambiguous`.
 */
export async function testFilterOnDevice(
  { graph }: Pick<Connection, 'graph'>,
  question: RuleQuestion,
  deviceId: string,
  signal?: AbortSignal,
): Promise<RuleOnDevice> {
  const raw = await readManagedDevice(graph, deviceId, signal)
  if (raw === undefined) throw new DomainError('notFound', 'there is no such device')
  const [id, name, entraId] = [textOf(raw, 'id') ?? deviceId, textOf(raw, 'deviceName') ?? '', entraIdOf(raw)]
  const platform = platformOf(textOf(raw, 'operatingSystem') ?? '')
  const device = { id, name, ...(platform !== undefined && { platform }) }
  const otherwise = forSomethingElse(question.platform, platform)
  const about = { question, device, ...(otherwise !== undefined && { otherwise }) }
  const judged = judge(question, filterValuesOf(raw), otherwise !== undefined)
  if (judged.result === undefined) return { ...about, ...judged }
  const { rule, platform: of } = question
  const official = await askIntune(graph, { rule, platform: of }, { name, ids: [id, ...entraId] }, signal).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error
      return toError(error)
    },
  )
  return { ...about, ...judged, official }
}

/** What is wrong with the rule, first place first: none where the service would save it. */
export function problemsOf({ rule, platform }: RuleQuestion): readonly RuleProblem[] {
  const parsed = parseRule(rule)
  return 'problem' in parsed ? [parsed.problem] : checkRule(parsed.tree, platform)
}

function forSomethingElse(platform: string, ofDevice: string | undefined): RuleOnDevice['otherwise'] {
  if (entityOf(platform) === 'app') return 'apps'
  const name = platformNames.get(platform)
  return name === undefined || ofDevice === undefined || name.startsWith(ofDevice) ? undefined : 'platform'
}

function judge(
  question: RuleQuestion,
  values: FilterValues,
  elsewhere: boolean,
): Pick<RuleOnDevice, 'result' | 'problems'> {
  const problems = problemsOf(question)
  const parsed = parseRule(question.rule)
  const [first] = problems
  if (elsewhere || 'problem' in parsed || (first !== undefined && question.filter === undefined)) return { problems }
  // What the service saved it knows, though this version doesn't: its comparison is unknown, and the rest still decides.
  const result = evaluateRule(parsed.tree, values, ({ start, end }) =>
    problems.some((one) => one.start >= start && one.end <= end),
  )
  return { result, problems }
}

function entraIdOf(raw: Parameters<typeof textOf>[0]): readonly string[] {
  const id = textOf(raw, 'azureADDeviceId') ?? ''
  return id === '' || /^[0-]+$/.test(id) ? [] : [id]
}
