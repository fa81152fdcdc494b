import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import { toError } from '../../base/toError.ts'
import { type ConfigurationLink, linkOf } from '../../intune/model/configurationLink.ts'
import { configurationKey, type ConfigurationRef } from '../../intune/model/configuration.ts'
import type { Session } from '../../session/session.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { showError } from '../messages/showError.ts'

export interface LinkParts {
  readonly session: Session
  readonly log: Log
  /** Shows the row of a configuration in the Configurations view; false where the view has none. */
  readonly reveal: (configuration: ConfigurationRef) => Promise<boolean>
}

/** Links to a configuration, which come from anywhere: they reveal it, and never sign in or write. */
export class ConfigurationLinks implements vscode.UriHandler {
  readonly #parts: LinkParts

  constructor(parts: LinkParts) {
    this.#parts = parts
  }

  async handleUri({ path }: vscode.Uri): Promise<void> {
    const { t } = vscode.l10n
    const link = linkOf(path)
    try {
      if (link === undefined) void showWarning(t('This link is not for a configuration that this version knows.'))
      else await this.#open(link)
    } catch (error) {
      await showError(toError(error), this.#parts.log)
    }
  }

  async #open(link: ConfigurationLink): Promise<void> {
    const { t } = vscode.l10n
    const connection = await this.#parts.session.current()
    if (connection === undefined) {
      void showInformation(
        t('The link is for a configuration in the tenant {0}. Sign in there, then open it again.', link.tenantId),
      )
      return
    }
    if (connection.identity.tenantId.toLowerCase() !== link.tenantId) {
      void showWarning(
        t(
          'The link is for the tenant {0}, and another one is open. Switch to it, then open the link again.',
          link.tenantId,
        ),
      )
      return
    }
    const found = await connection.tenant.find(configurationKey(link))
    if (found === undefined) void showWarning(t('The tenant has no configuration of this id any more: {0}', link.id))
    else if (!(await this.#parts.reveal(found)))
      void showInformation(t('The configuration is not in the list. Clear the filter or refresh.'))
  }
}
