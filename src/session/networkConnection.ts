import type { Transport } from '../graph/transport.ts'

/** A way into the network that can be built again when the settings change. */
export interface NetworkConnection extends Transport {
  /** What is under way ends as it began; the next request goes by the new settings. */
  renew(): Promise<void>
  /** Breaks what is under way. */
  close(): Promise<void>
}
