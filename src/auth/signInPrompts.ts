export interface DeviceCode {
  readonly userCode: string
  readonly verificationUri: string
  /** The authority's own sentence with both. */
  readonly message: string
}

/** How the user takes part in signing in. */
export interface SignInPrompts {
  showDeviceCode(code: DeviceCode): void
  /** Opens an address in the user's browser; rejects if that can't be done. */
  openBrowser(url: string): Promise<void>
}
