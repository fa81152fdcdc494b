/** Who is signed in. */
export interface Account {
  readonly tenantId: string
  /** Sign-in name; an application has none. */
  readonly username?: string
  readonly homeAccountId?: string
  /** Of the person or application in this tenant, as its tokens say; known from the first token on. */
  readonly objectId?: string
}

/** Whether it is one person, or application, in one tenant: a guest is somebody else in each. */
export function isSamePerson(a: Account, b: Account): boolean {
  return a.tenantId === b.tenantId && (a.homeAccountId ?? a.username ?? '') === (b.homeAccountId ?? b.username ?? '')
}
