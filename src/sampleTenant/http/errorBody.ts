import type { Refusal } from './refusal.ts'

/** Graph's error envelope; for Intune with the JSON text that it puts into the message. */
export function errorBody(
  refusal: Refusal,
  requestId: string,
  clientRequestId: string,
  path: string,
  now: number,
): object {
  return {
    error: {
      code: refusal.code,
      message: refusal.speaker === 'intune' ? intuneMessage(refusal.message, requestId, path) : refusal.message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': clientRequestId,
      },
    },
  }
}

function intuneMessage(message: string, requestId: string, path: string): string {
  const operation = 'Operation ID (for customer support): 00000000-0000-0000-0000-000000000000'
  const url = `https://fef.msub05.manage.microsoft.com/DeviceConfiguration_2609/StatelessDeviceConfigurationFEService${path}`
  const text = {
    _version: 3,
    Message: `${message} - ${operation} - Activity ID: ${requestId} - Url: ${url}`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  }
  return JSON.stringify(text, undefined, 2).replaceAll('\n', '\r\n')
}
