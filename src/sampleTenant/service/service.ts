import type { Approvals } from '../approvals/approvals.ts'
import type { ConfigurationService } from '../configurations/configurationService.ts'
import type { KindService } from '../kinds/kindService.ts'
import type { DirectoryService } from '../directory/directoryService.ts'

/** What all routes together work on. */
export interface Service extends ConfigurationService, DirectoryService, KindService {
  /** Also where no approval is asked for now. */
  readonly allApprovals: Approvals
}
