import { asJson, isJson, type Json, textOf } from '../../base/json.ts'

/** One event of Intune's audit log, as far as it is about assignments. */
export interface AuditEvent {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** A person's principal name, or the name of an application. */
  readonly actor: string
  readonly operation: string
  readonly correlationId: string
  readonly resources: readonly AuditResource[]
}

export interface AuditResource {
  /** The last part of the type, such as `DeviceConfigurationAssignment`. */
  readonly type: string
  readonly id: string
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>
}

/** The log writes this text where there is no value. */
const none = '<null>'

export function auditEventFromGraph(raw: Json): AuditEvent {
  const actor = asJson(raw['actor'])
  const resources = Array.isArray(raw['resources']) ? raw['resources'].filter(isJson) : []
  return {
    id: textOf(raw, 'id') ?? '',
    at: textOf(raw, 'activityDateTime') ?? '',
    actor: textOf(actor, 'userPrincipalName') ?? textOf(actor, 'applicationDisplayName') ?? '',
    operation: textOf(raw, 'activityOperationType') ?? '',
    correlationId: textOf(raw, 'correlationId') ?? '',
    resources: resources.map(resourceOf),
  }
}

function resourceOf(raw: Json): AuditResource {
  const properties = Array.isArray(raw['modifiedProperties']) ? raw['modifiedProperties'].filter(isJson) : []
  return {
    type: (textOf(raw, 'auditResourceType') ?? '').split('.').at(-1) ?? '',
    id: textOf(raw, 'resourceId') ?? '',
    changes: new Map(
      properties.map((one) => [
        textOf(one, 'displayName') ?? '',
        { before: valueOf(one, 'oldValue'), after: valueOf(one, 'newValue') },
      ]),
    ),
  }
}

function valueOf(raw: Json, name: string): string {
  const value = textOf(raw, name) ?? ''
  return value === none ? '' : value
}
