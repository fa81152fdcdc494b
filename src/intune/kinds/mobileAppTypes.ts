import type { Described, Sort } from './kind.ts'
import { perPlatform, platformNamed } from './platform.ts'

interface AppType {
  /** The admin center's words. */
  readonly title: string
  /** The type of an assignment's settings, without `AppAssignmentSettings`; absent where it has none. */
  readonly settings?: string
}

/** By the last part of `@odata.type` (metadata of 2026-08; settings: the types that derive from `mobileAppAssignmentSettings`). */
const types: Readonly<Record<string, AppType>> = {
  win32LobApp: { title: 'Windows app (Win32)', settings: 'win32Lob' },
  win32CatalogApp: { title: 'Enterprise App Catalog app', settings: 'win32Catalog' },
  winGetApp: { title: 'Microsoft Store app', settings: 'winGet' },
  windowsAutoUpdateCatalogApp: {
    title: 'Enterprise App Catalog app (auto-update)',
    settings: 'windowsAutoUpdateCatalog',
  },
  windowsAppX: { title: 'Windows AppX app', settings: 'windowsAppX' },
  windowsUniversalAppX: { title: 'Windows universal app', settings: 'windowsUniversalAppX' },
  microsoftStoreForBusinessApp: { title: 'Microsoft Store for Business app', settings: 'microsoftStoreForBusiness' },
  windowsStoreApp: { title: 'Microsoft Store app (legacy)' },
  windowsMobileMSI: { title: 'Windows MSI app' },
  windowsWebApp: { title: 'Windows web link' },
  windowsMicrosoftEdgeApp: { title: 'Microsoft Edge' },
  officeSuiteApp: { title: 'Microsoft 365 Apps' },
  iosLobApp: { title: 'iOS line-of-business app', settings: 'iosLob' },
  iosStoreApp: { title: 'iOS store app', settings: 'iosStore' },
  iosVppApp: { title: 'iOS volume purchase program app', settings: 'iosVpp' },
  iosDdmLobApp: { title: 'iOS line-of-business app (declarative)', settings: 'iosDdmLob' },
  iosDdmStoreApp: { title: 'iOS store app (declarative)', settings: 'iosDdmStore' },
  iosDdmVppApp: { title: 'iOS volume purchase program app (declarative)', settings: 'iosDdmVpp' },
  iosiPadOSWebClip: { title: 'iOS/iPadOS web clip' },
  managedIOSLobApp: { title: 'Managed iOS line-of-business app' },
  managedIOSStoreApp: { title: 'Managed iOS store app' },
  macOSLobApp: { title: 'macOS line-of-business app', settings: 'macOsLob' },
  macOsVppApp: { title: 'macOS volume purchase program app', settings: 'macOsVpp' },
  macOsDdmVppApp: { title: 'macOS volume purchase program app (declarative)', settings: 'macOsDdmVpp' },
  macOSDmgApp: { title: 'macOS app (DMG)' },
  macOSPkgApp: { title: 'macOS app (PKG)' },
  macOSMicrosoftEdgeApp: { title: 'Microsoft Edge (macOS)' },
  macOSMicrosoftDefenderApp: { title: 'Microsoft Defender for Endpoint (macOS)' },
  macOSOfficeSuiteApp: { title: 'Microsoft 365 Apps (macOS)' },
  macOSWebClip: { title: 'macOS web clip' },
  androidManagedStoreApp: { title: 'Managed Google Play store app', settings: 'androidManagedStore' },
  androidManagedStoreWebApp: { title: 'Managed Google Play web link', settings: 'androidManagedStore' },
  androidForWorkApp: { title: 'Managed Google Play store app (legacy)' },
  androidStoreApp: { title: 'Android store app' },
  androidLobApp: { title: 'Android line-of-business app' },
  managedAndroidLobApp: { title: 'Managed Android line-of-business app' },
  managedAndroidStoreApp: { title: 'Managed Android store app' },
  webApp: { title: 'Web link' },
}

function sortOfType(type: string, { title, settings }: AppType): Sort {
  const platform = platformNamed(type)
  const mobile = platform === 'iOS/iPadOS' || platform === 'Android'
  const intents = ['required', 'available', 'uninstall', ...(mobile ? ['availableWithoutEnrollment'] : [])]
  const sort: Sort = {
    title,
    values: { intent: intents },
    fieldTypes: { settings: settings === undefined ? '' : `${settings}AppAssignmentSettings` },
    // A link that is for every platform takes no filter (memdocs, filters/ref-supported-workloads).
    takes: type === 'webApp' ? { filters: 'none' } : undefined,
  }
  return perPlatform(sort)(platform)
}

const sorts: ReadonlyMap<string, Sort> = new Map(
  Object.entries(types).map(([type, app]) => [type.toLowerCase(), sortOfType(type, app)]),
)
const other = perPlatform({ title: 'App' })

export const mobileAppSorts: readonly Sort[] = [...sorts.values(), other('Other')]

/** An app of a type that is not in the table is shown and edited all the same. */
export function mobileAppSort({ type }: Described): Sort {
  return sorts.get(type.toLowerCase()) ?? other(platformNamed(type))
}
