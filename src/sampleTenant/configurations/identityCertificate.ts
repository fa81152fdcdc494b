import { typeOf } from '../model/entity.ts'
import { noObject, unknownSegment } from '../http/refusal.ts'
import type { ConfigurationService } from './configurationService.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

/** The types that declare `identityCertificate` in the beta CSDL, and those derived from them. */
const declaring: ReadonlySet<string> = new Set([
  'androidDeviceOwnerVpnConfiguration',
  'androidEasEmailProfileConfiguration',
  'androidForWorkGmailEasConfiguration',
  'androidForWorkNineWorkEasConfiguration',
  'androidForWorkVpnConfiguration',
  'androidVpnConfiguration',
  'androidWorkProfileGmailEasConfiguration',
  'androidWorkProfileNineWorkEasConfiguration',
  'androidWorkProfileVpnConfiguration',
  'iosEasEmailProfileConfiguration',
  'iosVpnConfiguration',
  'iosikEv2VpnConfiguration',
  'macOSVpnConfiguration',
  'windows10VpnConfiguration',
  'windowsPhone81VpnConfiguration',
])

/** The certificate profile behind `identityCertificate`. Throws where the type has none, or none is chosen. v1.0 has no such navigation. */
export function certificateOf(
  record: ConfigurationRecord,
  version: string,
  service: ConfigurationService,
): ConfigurationRecord {
  if (version !== 'beta' || !declaring.has(typeOf(record.entity))) throw unknownSegment('identityCertificate')
  const certificate = record.certificateId === undefined ? undefined : service.store.find(record.certificateId)
  if (!certificate) throw noObject('identityCertificate')
  return certificate
}
