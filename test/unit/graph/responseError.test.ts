import assert from 'node:assert/strict'
import { claimsIn, responseError } from '../../../src/graph/responseError.ts'
import type { GraphError } from '../../../src/graph/graphError.ts'

/** An error of Intune: a sentence inside JSON inside the message. */
function intune(sentence: string): string {
  const tail =
    ' - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000' +
    ' - Activity ID: 1c70021c-ffe9-4e6e-b882-fbeb5703cdaa - Url: https://fef.msua06.manage.example.com/Device/x?api-version=1'
  return JSON.stringify({ _version: 3, Message: sentence + tail, CustomApiErrorPhrase: '', RetryAfter: null })
}

function errorOf(status: number, code: string, message: string, headers: Record<string, string> = {}): GraphError {
  const body = { error: { code, message, innerError: { 'request-id': 'r1' } } }
  return responseError({ status, headers, body, clientRequestId: 'c1', now: 0 })
}

describe('What an error of the service means', () => {
  it('a missing route, by its code', () => {
    const error = errorOf(400, 'No method match route template', 'No OData route exists that match template ~/x.')
    assert.equal(error.kind, 'routeMissing')
    assert.deepEqual([error.requestId, error.clientRequestId, error.processed], ['r1', 'c1', 'no'])
  })
  it('a missing route, in its other forms', () => {
    const sentence = "Resource not found for the segment 'groupAssignments'."
    assert.equal(errorOf(400, 'BadRequest', sentence).kind, 'routeMissing')
    assert.equal(errorOf(404, 'BadRequest', sentence).kind, 'routeMissing')
    assert.equal(errorOf(405, 'MethodNotAllowed', 'no').kind, 'routeMissing')
  })
  it('no missing route where only the configuration is gone', () => {
    assert.equal(errorOf(404, 'ResourceNotFound', 'Resource 4bb30971 does not exist.').kind, 'notFound')
  })
  it('no missing route where the code says that the thing is gone, whatever the sentence', () => {
    const sentence = "Resource not found for the segment 'deviceConfigurations(''4bb30971'')'."
    assert.equal(errorOf(404, 'ResourceNotFound', sentence).kind, 'notFound')
    assert.equal(errorOf(404, 'Request_ResourceNotFound', sentence).kind, 'notFound')
    assert.equal(errorOf(400, 'ResourceNotFound', 'Gone.').kind, 'notFound')
    assert.equal(
      errorOf(404, 'ResourceNotFound', "Resource not found for the segment 'groupAssignments'.").kind,
      'routeMissing',
    )
  })
  it('an option that this list does not take', () => {
    const error = errorOf(400, 'BadRequest', intune("Query option 'Expand' is not allowed. To allow it, set it up."))
    assert.deepEqual([error.kind, error.processed], ['optionNotAllowed', 'no'])
  })
  it('a write that came too soon after another', () => {
    const error = errorOf(412, 'ConditionNotMet', 'The condition was not met.')
    assert.deepEqual([error.kind, error.processed], ['conditionNotMet', 'no'])
    assert.equal(errorOf(412, 'UnknownError', intune('x')).kind, 'approvalRequired')
  })
  it('no name of a person under what should be a code or an id', () => {
    const body = { error: { code: 'ann.smith@contoso.com', message: 'x', innerError: { 'request-id': 'ann smith' } } }
    const headers = { 'request-id': 'ann@contoso.com', 'x-msft-approval-code': 'a b\n' }
    const error = responseError({ status: 400, headers, body, now: 0 })
    assert.deepEqual([error.code, error.requestId, error.approvalCode], [undefined, undefined, undefined])
    assert.equal(errorOf(400, 'Anna Smith', 'x').code, undefined)
    assert.equal(errorOf(400, 'No method match route template', 'x').code, 'No method match route template')
    const fine = responseError({ status: 400, headers: { 'request-id': 'r-2' }, body: {}, now: 0 })
    assert.equal(fine.requestId, 'r-2')
  })
  it('a bad request, down to the one sentence that helps', () => {
    const error = errorOf(400, 'BadRequest', intune('Invalid GroupId : a_b provided, a valid AADGroupId is expected.'))
    assert.equal(error.kind, 'badRequest')
    assert.equal(error.serviceMessage, 'Invalid GroupId : a_b provided, a valid AADGroupId is expected.')
    assert.equal(error.message, `The service did not accept the request. It said: ${error.serviceMessage}`)
  })
  it('JSON wrapped twice', () => {
    const error = errorOf(
      403,
      'UnknownError',
      JSON.stringify({ ErrorCode: 'Forbidden', Message: intune('Not for you') }),
    )
    assert.deepEqual([error.kind, error.code, error.serviceMessage], ['forbidden', 'Forbidden', 'Not for you'])
  })
  it('JSON wrapped without end says nothing, and does no harm', () => {
    let message = 'x'
    for (let depth = 0; depth < 12; depth++) message = JSON.stringify({ Message: message })
    assert.equal(errorOf(400, 'BadRequest', message).serviceMessage, undefined)
  })
  it('scopes that are missing, as Intune says it', () => {
    const error = errorOf(
      403,
      'Forbidden',
      intune(
        'Application is not authorized to perform this operation. Application must have one of the following scopes: ' +
          'DeviceManagementConfiguration.Read.All, DeviceManagementConfiguration.ReadWrite.All',
      ),
    )
    assert.equal(error.kind, 'missingScope')
    assert.deepEqual(error.scopes, [
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementConfiguration.ReadWrite.All',
    ])
  })
  it('scopes that are missing, as Graph says it', () => {
    const message = JSON.stringify({
      errorCode: 'PermissionScopeNotGranted',
      message: 'Authorization failed due to missing permission scope A.Read.All,B.ReadWrite.Directory.',
      instanceAnnotations: [],
    })
    const error = errorOf(403, 'UnknownError', message)
    assert.deepEqual(
      [error.kind, error.code, error.scopes],
      ['missingScope', 'PermissionScopeNotGranted', ['A.Read.All', 'B.ReadWrite.Directory']],
    )
  })
  it('an approval that waits, with its code from the header or the message', () => {
    const id = 'aabb1234-5678-9012-abcd-ef0123456789'
    const sentence = `Approval Required. x-msft-approval-code: ${id}`
    for (const error of [
      errorOf(403, 'ApprovalRequired', sentence),
      errorOf(412, 'x', 'y', { 'x-msft-approval-code': id }),
      errorOf(403, 'ApprovalRequired', 'Approval Required.', { 'x-msft-approval-code': id }),
    ]) {
      assert.deepEqual([error.kind, error.approvalCode], ['approvalRequired', id])
    }
  })
  it('an approval that wants a justification', () => {
    const error = errorOf(400, 'BadRequest', "Header 'x-msft-approval-justification' is required to request approval")
    assert.deepEqual([error.kind, error.approvalCode], ['approvalRequired', undefined])
  })
  it('the rest by its status', () => {
    const kinds = [401, 403, 404, 409, 412, 429, 500, 503].map((status) => errorOf(status, 'x', 'y').kind)
    assert.deepEqual(kinds, [
      'unauthorized',
      'forbidden',
      'notFound',
      'conflict',
      'approvalRequired',
      'throttled',
      'service',
      'service',
    ])
  })
  it('an error without a body', () => {
    const error = responseError({ status: 502, headers: {}, body: undefined, now: 0 })
    assert.deepEqual([error.kind, error.message], ['service', 'The service failed (502).'])
  })
  it('no address, token or name of a person in what is shown', () => {
    const text =
      'Call https://fef.msua06.manage.microsoft.com/x?y=1 failed at fef.msub05.manage.microsoft.com for ' +
      'ann.smith@contoso.com with Bearer eyJhbGciOi.eyJzdWIiOi.c2ln and eyJhbGciOiJub25lIn0.abc.def'
    const error = errorOf(400, 'BadRequest', text)
    assert.doesNotMatch(`${error.message} ${error.serviceMessage}`, /manage\.microsoft|contoso|eyJ/)
    assert.match(error.message, /Call .* failed at .* for .* with/)
  })
  it('a wait that Intune hides in the message', () => {
    assert.equal(errorOf(429, 'x', JSON.stringify({ Message: 'Slow', RetryAfter: 12 })).retryAfter, 12_000)
  })
  it('a challenge only where it is one', () => {
    const claims = '{"access_token":{}}'
    assert.equal(claimsIn(`Bearer claims="${Buffer.from(claims).toString('base64')}"`), claims)
    assert.equal(claimsIn('Bearer claims="bm8="'), undefined)
    assert.equal(claimsIn(undefined), undefined)
  })
})
