import { getJson, postJson } from './http'

export interface SignedInPerson {
  subject: string
  name: string
  roles: string[]
  department?: string
}

export const fetchMe = (): Promise<SignedInPerson> => getJson('/api/me', { quiet: true })
export const postSignOut = (): Promise<void> => postJson('/api/sign-out', {})
