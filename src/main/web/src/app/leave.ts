/** Leaves the single page for an address of the server. */
export function leaveFor(address: string): void {
  window.location.assign(address)
}

/** Where sign-in begins; `hint` is the subject of a demo persona, `path` the place to come back to. */
export function signInAddress(path: string, hint?: string): string {
  const query = new URLSearchParams()
  if (hint !== undefined) query.set('login_hint', hint)
  query.set('continue', path)
  return `/oauth2/authorization/identity?${query.toString()}`
}
