import { ApiProblem, getJson } from '@/app/http'
import type { Verification } from './types'

/** What is known of a code; a code that was never issued is an answer, not a failure. */
export async function fetchVerification(code: string): Promise<Verification> {
  try {
    return await getJson<Verification>(`/api/verifications/${encodeURIComponent(code)}`, { quiet: true })
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return { valid: false }
    throw problem
  }
}
