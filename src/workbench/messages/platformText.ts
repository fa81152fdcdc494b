import { platformName } from '../../intune/findings/describeFinding.ts'
import { kindText } from './kindText.ts'

/** The admin center's words for a `devicePlatformType`, in the reader's language. */
export function platformText(platform: string): string {
  return kindText(platformName(platform))
}
