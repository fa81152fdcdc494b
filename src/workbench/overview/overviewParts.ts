import type { Memento } from 'vscode'
import type { ConfigurationRef } from '../../intune/model/configuration.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { Session } from '../../session/session.ts'

export interface OverviewParts {
  readonly session: Session
  readonly list: ListReading
  readonly memory: Memento
  /** The file that the page runs. */
  readonly script: string
  /** Shows a configuration in the Configurations view. */
  readonly reveal: (configuration: ConfigurationRef) => Promise<boolean>
}
