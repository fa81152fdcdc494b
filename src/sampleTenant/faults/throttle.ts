import { Refusal } from '../http/refusal.ts'

const windowMs = 20_000
const most = { writes: 100, requests: 1_000 }

/** Kinds that share a bucket with another one. */
const shared: Readonly<Record<string, string>> = {
  deviceCompliancePolicies: 'deviceConfigurations',
  deviceShellScripts: 'deviceManagementScripts',
  deviceCustomAttributeShellScripts: 'deviceManagementScripts',
  deviceHealthScripts: 'deviceManagementScripts',
  deviceComplianceScripts: 'deviceManagementScripts',
  mobileAppConfigurations: 'mobileApps',
  iosLobAppProvisioningConfigurations: 'mobileApps',
}

interface Bucket {
  readonly requests: number[]
  readonly writes: number[]
}

/**
 * Intune's buckets, per app, tenant and family of kinds: 100 writes and 1,000 requests per 20 s (docs "Microsoft Graph
 * throttling limits"). What is refused does not count.
 */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>()
  #refused = 0

  /** Throws the 429; every third has no `Retry-After`, as the live service leaves it out at times. */
  take(isWrite: boolean, now: number, collection: string): void {
    const family = shared[collection] ?? collection
    const bucket = this.#buckets.get(family) ?? { requests: [], writes: [] }
    this.#buckets.set(family, bucket)
    const full = [wait(bucket.requests, most.requests, now), isWrite ? wait(bucket.writes, most.writes, now) : 0]
    const waitMs = Math.max(...full)
    if (waitMs > 0) {
      this.#refused += 1
      const after = this.#refused % 3 === 0 ? undefined : { 'retry-after': String(Math.ceil(waitMs / 1000)) }
      throw new Refusal(429, 'TooManyRequests', 'Too many requests.', 'intune', after)
    }
    bucket.requests.push(now)
    if (isWrite) bucket.writes.push(now)
  }
}

/** Milliseconds until there is room for one more. */
function wait(times: number[], limit: number, now: number): number {
  while (times[0] !== undefined && times[0] <= now - windowMs) times.shift()
  const [oldest] = times
  return oldest === undefined || times.length < limit ? 0 : oldest + windowMs - now
}
