import type { Configuration } from '../../intune/model/configuration.ts'
import { shownName } from './shownName.ts'

/** What the user reads of a configuration: its name, else its id. */
export function configurationName({ displayName, id }: Pick<Configuration, 'displayName' | 'id'>): string {
  return shownName(displayName, id)
}
