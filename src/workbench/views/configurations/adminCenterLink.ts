import type { Cloud } from '../../../graph/cloud.ts'

/** Where the Intune admin center shows the configurations; undefined where the cloud has no portal that is known. */
export function adminCenterLink(cloud: Cloud): string | undefined {
  if (cloud.portal === undefined) return undefined
  return `${cloud.portal}/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration`
}
