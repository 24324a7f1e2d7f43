import { getJson, postJson } from './http'

export interface SignedInPerson {
  subject: string
  name: string
  roles: string[]
  department?: string
}

/** The person who is signed in, `null` for a visitor. */
export const fetchPerson = async (): Promise<SignedInPerson | null> =>
  (await getJson<{ person: SignedInPerson | null }>('/api/session')).person
export const postSignOut = (): Promise<void> => postJson('/api/sign-out', {})
