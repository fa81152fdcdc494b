import { GraphError } from '../../graph/graphError.ts'

/** The browser to sign in with could not be opened, or the user would not have it opened. */
export class BrowserNotOpened extends GraphError {
  constructor(cause?: unknown) {
    super('signedOut', 'The browser could not be opened.', { code: 'browserNotOpened', cause })
  }
}
