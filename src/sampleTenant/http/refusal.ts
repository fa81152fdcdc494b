/** Whose words an error is in: Intune puts a JSON text into the message, the directory and the gateway do not. */
type Speaker = 'graph' | 'intune'

/** Any answer that is not a success. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly speaker: Speaker
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    speaker: Speaker = 'graph',
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.speaker = speaker
    this.headers = headers
  }
}

/** Intune's 400 for a body or an option that it does not take. */
export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message, 'intune')
}

/** The directory's 400. */
export function badDirectoryRequest(message: string, code = 'Request_BadRequest'): Refusal {
  return new Refusal(400, code, message)
}

export function unknownSegment(segment: string): Refusal {
  return new Refusal(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
}

/** What the live service says of a path that its schema has and its routes have not. */
export function noRoute(method: string, template: string, path: string): Refusal {
  const request = `/DeviceConfiguration_2609/StatelessDeviceConfigurationFEService/${path}`
  const message = `No OData route exists that match template ~/${template} with http verb ${method} for request ${request}.`
  return new Refusal(400, 'No method match route template', message)
}

export function invalidGroupId(groupId: string): Refusal {
  return badRequest(`Invalid GroupId : ${groupId} provided, a valid AADGroupId is expected.`)
}

export function noConfiguration(id: string): Refusal {
  return new Refusal(404, 'ResourceNotFound', `The device configuration ${id} does not exist.`, 'intune')
}

export function noObject(id: string): Refusal {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`
  return new Refusal(404, 'Request_ResourceNotFound', message)
}

export function missingScope(...scopes: readonly string[]): Refusal {
  const must = `Application must have one of the following scopes: ${scopes.join(', ')}`
  const message = `Application is not authorized to perform this operation. ${must}`
  return new Refusal(403, 'Forbidden', message, 'intune')
}

export function invalidToken(empty: boolean): Refusal {
  const message = empty ? 'Access token is empty.' : 'Access token validation failure.'
  return new Refusal(401, 'InvalidAuthenticationToken', message, 'graph', {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  })
}
