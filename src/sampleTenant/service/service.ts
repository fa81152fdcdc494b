import type { Approvals } from '../approvals/approvals.ts'
import type { ConfigurationService } from '../configurations/configurationService.ts'
import type { DirectoryService } from '../directory/directoryService.ts'
import type { Entity } from '../model/entity.ts'

/** What all routes together work on. */
export interface Service extends ConfigurationService, DirectoryService {
  readonly scopeTags: readonly Entity[]
  /** Also where no approval is asked for now. */
  readonly allApprovals: Approvals
}
