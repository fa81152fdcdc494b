import assert from 'node:assert/strict'
import { configurationType, hasIdentityCertificate } from '../../../../src/intune/kinds/deviceConfigurationType.ts'

/** Every concrete type that derives from deviceConfiguration in beta, with what the admin center calls it. */
const known = `
androidCustomConfiguration | Android | Custom
androidDeviceOwnerDerivedCredentialAuthenticationConfiguration | Android | Derived credential
androidDeviceOwnerEnterpriseWiFiConfiguration | Android | Wi-Fi
androidDeviceOwnerGeneralDeviceConfiguration | Android | Device restrictions
androidDeviceOwnerImportedPFXCertificateProfile | Android | PKCS imported certificate
androidDeviceOwnerPkcsCertificateProfile | Android | PKCS certificate
androidDeviceOwnerScepCertificateProfile | Android | SCEP certificate
androidDeviceOwnerTrustedRootCertificate | Android | Trusted certificate
androidDeviceOwnerVpnConfiguration | Android | VPN
androidDeviceOwnerWiFiConfiguration | Android | Wi-Fi
androidEasEmailProfileConfiguration | Android | Email
androidEnterpriseWiFiConfiguration | Android | Wi-Fi
androidForWorkCustomConfiguration | Android | Custom
androidForWorkEnterpriseWiFiConfiguration | Android | Wi-Fi
androidForWorkGeneralDeviceConfiguration | Android | Device restrictions
androidForWorkGmailEasConfiguration | Android | Email
androidForWorkImportedPFXCertificateProfile | Android | PKCS imported certificate
androidForWorkNineWorkEasConfiguration | Android | Email
androidForWorkPkcsCertificateProfile | Android | PKCS certificate
androidForWorkScepCertificateProfile | Android | SCEP certificate
androidForWorkTrustedRootCertificate | Android | Trusted certificate
androidForWorkVpnConfiguration | Android | VPN
androidForWorkWiFiConfiguration | Android | Wi-Fi
androidGeneralDeviceConfiguration | Android | Device restrictions
androidImportedPFXCertificateProfile | Android | PKCS imported certificate
androidOmaCpConfiguration | Android | MX profile (Zebra only)
androidPkcsCertificateProfile | Android | PKCS certificate
androidScepCertificateProfile | Android | SCEP certificate
androidTrustedRootCertificate | Android | Trusted certificate
androidVpnConfiguration | Android | VPN
androidWiFiConfiguration | Android | Wi-Fi
androidWorkProfileCustomConfiguration | Android | Custom
androidWorkProfileEnterpriseWiFiConfiguration | Android | Wi-Fi
androidWorkProfileGeneralDeviceConfiguration | Android | Device restrictions
androidWorkProfileGmailEasConfiguration | Android | Email
androidWorkProfileNineWorkEasConfiguration | Android | Email
androidWorkProfilePkcsCertificateProfile | Android | PKCS certificate
androidWorkProfileScepCertificateProfile | Android | SCEP certificate
androidWorkProfileTrustedRootCertificate | Android | Trusted certificate
androidWorkProfileVpnConfiguration | Android | VPN
androidWorkProfileWiFiConfiguration | Android | Wi-Fi
aospDeviceOwnerDeviceConfiguration | Android | Device restrictions
aospDeviceOwnerEnterpriseWiFiConfiguration | Android | Wi-Fi
aospDeviceOwnerPkcsCertificateProfile | Android | PKCS certificate
aospDeviceOwnerScepCertificateProfile | Android | SCEP certificate
aospDeviceOwnerTrustedRootCertificate | Android | Trusted certificate
aospDeviceOwnerWiFiConfiguration | Android | Wi-Fi
editionUpgradeConfiguration | Windows | Edition upgrade and mode switch
iosCertificateProfile | iOS/iPadOS | Certificate
iosCustomConfiguration | iOS/iPadOS | Custom
iosDerivedCredentialAuthenticationConfiguration | iOS/iPadOS | Derived credential
iosDeviceFeaturesConfiguration | iOS/iPadOS | Device features
iosEasEmailProfileConfiguration | iOS/iPadOS | Email
iosEducationDeviceConfiguration | iOS/iPadOS | Education
iosEduDeviceConfiguration | iOS/iPadOS | Education
iosEnterpriseWiFiConfiguration | iOS/iPadOS | Wi-Fi
iosExpeditedCheckinConfiguration | iOS/iPadOS | Expedited check-in
iosGeneralDeviceConfiguration | iOS/iPadOS | Device restrictions
iosikEv2VpnConfiguration | iOS/iPadOS | VPN
iosImportedPFXCertificateProfile | iOS/iPadOS | PKCS imported certificate
iosPkcsCertificateProfile | iOS/iPadOS | PKCS certificate
iosScepCertificateProfile | iOS/iPadOS | SCEP certificate
iosTrustedRootCertificate | iOS/iPadOS | Trusted certificate
iosUpdateConfiguration | iOS/iPadOS | Update policy
iosVpnConfiguration | iOS/iPadOS | VPN
iosWiFiConfiguration | iOS/iPadOS | Wi-Fi
iosWiredNetworkConfiguration | iOS/iPadOS | Wired network
macOSCustomAppConfiguration | macOS | Preference file
macOSCustomConfiguration | macOS | Custom
macOSDeviceFeaturesConfiguration | macOS | Device features
macOSEndpointProtectionConfiguration | macOS | Endpoint protection
macOSEnterpriseWiFiConfiguration | macOS | Wi-Fi
macOSExtensionsConfiguration | macOS | Extensions
macOSGeneralDeviceConfiguration | macOS | Device restrictions
macOSImportedPFXCertificateProfile | macOS | PKCS imported certificate
macOSPkcsCertificateProfile | macOS | PKCS certificate
macOSScepCertificateProfile | macOS | SCEP certificate
macOSSoftwareUpdateConfiguration | macOS | Update policy
macOSTrustedRootCertificate | macOS | Trusted certificate
macOSVpnConfiguration | macOS | VPN
macOSWiFiConfiguration | macOS | Wi-Fi
macOSWiredNetworkConfiguration | macOS | Wired network
sharedPCConfiguration | Windows | Shared multi-user device
unsupportedDeviceConfiguration | Other | Unsupported
windows10CustomConfiguration | Windows | Custom
windows10DeviceFirmwareConfigurationInterface | Windows | Device Firmware Configuration Interface
windows10EasEmailProfileConfiguration | Windows | Email
windows10EndpointProtectionConfiguration | Windows | Endpoint protection
windows10EnterpriseModernAppManagementConfiguration | Windows | Modern app management
windows10GeneralConfiguration | Windows | Device restrictions
windows10ImportedPFXCertificateProfile | Windows | PKCS imported certificate
windows10NetworkBoundaryConfiguration | Windows | Network boundary
windows10PFXImportCertificateProfile | Windows | PKCS imported certificate
windows10PkcsCertificateProfile | Windows | PKCS certificate
windows10SecureAssessmentConfiguration | Windows | Secure assessment (Education)
windows10TeamGeneralConfiguration | Windows | Device restrictions (Windows 10 Team)
windows10VpnConfiguration | Windows | VPN
windows81GeneralConfiguration | Windows | Device restrictions
windows81SCEPCertificateProfile | Windows | SCEP certificate
windows81TrustedRootCertificate | Windows | Trusted certificate
windows81VpnConfiguration | Windows | VPN
windows81WifiImportConfiguration | Windows | Wi-Fi import
windowsDefenderAdvancedThreatProtectionConfiguration | Windows | Microsoft Defender for Endpoint
windowsDeliveryOptimizationConfiguration | Windows | Delivery Optimization
windowsDomainJoinConfiguration | Windows | Domain join
windowsHealthMonitoringConfiguration | Windows | Windows health monitoring
windowsIdentityProtectionConfiguration | Windows | Identity protection
windowsKioskConfiguration | Windows | Kiosk
windowsPhone81CustomConfiguration | Windows | Custom
windowsPhone81GeneralConfiguration | Windows | Device restrictions
windowsPhone81ImportedPFXCertificateProfile | Windows | PKCS imported certificate
windowsPhone81SCEPCertificateProfile | Windows | SCEP certificate
windowsPhone81TrustedRootCertificate | Windows | Trusted certificate
windowsPhone81VpnConfiguration | Windows | VPN
windowsPhoneEASEmailProfileConfiguration | Windows | Email
windowsUpdateForBusinessConfiguration | Windows | Update ring
windowsWifiConfiguration | Windows | Wi-Fi
windowsWifiEnterpriseEAPConfiguration | Windows | Wi-Fi
windowsWiredNetworkConfiguration | Windows | Wired network
windowsZtdnsConfiguration | Windows | Zero Trust DNS
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))

function fits(type: string): readonly string[] {
  return configurationType(type).devicePlatforms
}

describe('the type of a configuration', () => {
  it("has its platform and the admin center's words, for every type that Graph declares", () => {
    const told = known.map(([type = '']) => [type, configurationType(type).platform, configurationType(type).label])
    assert.deepEqual(told, known)
  })

  it('is described from its name when nobody has heard of it', () => {
    const words = [
      'windows11QuantumShieldConfiguration',
      'macOSFooBarDeviceConfiguration',
      'tvOSGeneralDeviceConfiguration',
      'visionProfile',
      '',
    ].map((type) => {
      const { platform, label } = configurationType(type)
      return `${platform}: ${label}`
    })
    assert.deepEqual(words, [
      'Windows: Quantum shield',
      'macOS: Foo bar',
      'Other: Device restrictions',
      'Other: Vision profile',
      'Other: Configuration',
    ])
  })

  it('is not mistaken for a property of every object', () => {
    assert.equal(configurationType('constructor').label, 'Constructor')
  })

  it('says which filters fit', () => {
    assert.deepEqual(fits('windowsKioskConfiguration'), ['windows10AndLater'])
    assert.deepEqual(fits('windows81SCEPCertificateProfile'), ['windows81AndLater', 'windows10AndLater'])
    assert.deepEqual(fits('androidDeviceOwnerWiFiConfiguration'), ['androidForWork', 'androidWorkProfile'])
    assert.deepEqual(fits('androidWiFiConfiguration'), ['android'])
    assert.deepEqual(fits('aospDeviceOwnerWiFiConfiguration'), ['androidAOSP'])
    assert.deepEqual(fits('iosVpnConfiguration'), ['iOS'])
    assert.deepEqual(fits('unsupportedDeviceConfiguration'), [])
  })

  it('refers to an identity certificate where it declares or inherits that navigation', () => {
    assert.deepEqual(
      known.map(([type = '']) => type).filter((type) => hasIdentityCertificate(type)),
      [
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
        'iosikEv2VpnConfiguration',
        'iosVpnConfiguration',
        'macOSVpnConfiguration',
        'windows10VpnConfiguration',
        'windowsPhone81VpnConfiguration',
      ],
    )
  })
})
