import type { Cloud } from '../../../graph/cloud.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import { portalPath } from '../../../intune/model/portalPath.ts'

/** Where the Intune admin center shows the configuration, or its list; undefined where the cloud has no portal that is known. */
export function adminCenterLink({ portal }: Cloud, configuration: Configuration): string | undefined {
  return portal === undefined ? undefined : `${portal}/${portalPath(configuration)}`
}
