import { ref } from 'vue'
import { leaveFor, signInAddress } from './leave'
import { fetchPerson, postSignOut, type SignedInPerson } from './session.api'

/** Who is signed in: `undefined` while unknown, `null` for a visitor. */
export const person = ref<SignedInPerson | null | undefined>(undefined)

let asking: Promise<SignedInPerson | null> | undefined

export function whoAmI(): Promise<SignedInPerson | null> {
  if (person.value) return Promise.resolve(person.value)
  asking ??= fetchPerson()
    .then((found) => (person.value = found))
    .finally(() => (asking = undefined))
  return asking
}

/** Whether somebody has one of these roles; a visitor has none. */
export const isOneOf = (who: SignedInPerson | null | undefined, roles: string[]): boolean =>
  who?.roles.some((role) => roles.includes(role)) ?? false

export function forget(): void {
  person.value = undefined
}

/** Leaves the page for sign-in and comes back to `path`. */
export function signInFor(path: string): void {
  person.value = null
  leaveFor(signInAddress(path))
}

export async function signOut(): Promise<void> {
  sessionStorage.clear()
  await postSignOut()
  person.value = null
  leaveFor('/')
}
