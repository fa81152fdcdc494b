import type { Platform, Sort } from './kind.ts'

const filterPlatforms: Readonly<Record<Platform, readonly string[] | undefined>> = {
  Windows: ['windows10AndLater'],
  'iOS/iPadOS': ['iOS'],
  macOS: ['macOS'],
  Android: ['android', 'androidForWork', 'androidWorkProfile', 'androidAOSP'],
  Linux: [],
  Other: undefined,
}
const all: readonly Platform[] = ['Windows', 'iOS/iPadOS', 'macOS', 'Android', 'Linux', 'Other']

/** A sort on each platform, always the same objects. Linux takes no filters (memdocs, filters/ref-supported-workloads). */
export function perPlatform(sort: Sort): (platform: Platform) => Sort {
  const made = new Map(
    all.map((platform) => [
      platform,
      {
        ...sort,
        platform,
        filterPlatforms: filterPlatforms[platform],
        takes: platform === 'Linux' ? { ...sort.takes, filters: 'none' as const } : sort.takes,
      },
    ]),
  )
  return (platform) => made.get(platform) ?? sort
}

/** The platform that the start of a type or of a list of platforms names. */
export function platformNamed(text: string): Platform {
  if (/^(windows|win32|winGet|office|microsoftStore)/i.test(text)) return 'Windows'
  if (/^(managed)?(ios|ipad)/i.test(text)) return 'iOS/iPadOS'
  if (/^macos/i.test(text)) return 'macOS'
  if (/^(managed)?(android|aosp)/i.test(text)) return 'Android'
  return /^linux/i.test(text) ? 'Linux' : 'Other'
}
