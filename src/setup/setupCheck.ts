import { connectionCode } from '../graph/connectionError.ts'
import { GraphError } from '../graph/graphError.ts'
import type { AreaGrant } from './areaGrants.ts'

/** The steps of the walk, in their order. */
export const checkNames = [
  'settings',
  'authorityName',
  'graphName',
  'proxy',
  'certificateChecks',
  'authorityCertificate',
  'graphCertificate',
  'authority',
  'clock',
  'token',
  'permissions',
  'writePermission',
  'areas',
  'read',
  'groupNames',
] as const
export type CheckName = (typeof checkNames)[number]

/** What became of one step. Holds no secret, no token and nobody's name. */
export interface SetupCheck {
  readonly name: CheckName
  /** `warning`: it works, and is not as it should be. */
  readonly outcome: 'passed' | 'warning' | 'failed' | 'skipped'
  /** A stable word for why: of ours, a `GraphErrorKind`, or the code of the network or the authority. */
  readonly code?: string
  /** What wording needs: host, issuer, permissions. */
  readonly facts?: Readonly<Record<string, string>>
  /** Of the step `areas`: what each needs, and whether it is there. */
  readonly areas?: readonly AreaGrant[]
}

/** What a step of the walk comes to. */
export type Finding = Omit<SetupCheck, 'name'>

export function skipped(code: string): Finding {
  return { outcome: 'skipped', code }
}

/** A step that could not be done. The authority's and the network's own code says more than the kind. */
export function failed(error: unknown): Finding {
  if (!(error instanceof GraphError)) return { outcome: 'failed', code: connectionCode(error) ?? 'internal' }
  const tells = error.code !== undefined && (/^AADSTS\d+$/.test(error.code) || error.status === undefined)
  const facts = { kind: error.kind, requestId: error.requestId ?? '', clientRequestId: error.clientRequestId ?? '' }
  return { outcome: 'failed', code: tells ? error.code : error.kind, facts }
}
