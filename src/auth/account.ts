/** Who is signed in. */
export interface Account {
  readonly tenantId: string
  /** Sign-in name; an application has none. */
  readonly username?: string
  readonly homeAccountId?: string
}
