import { ApiProblem, getJson } from '@/app/http'
import type { Demo } from './types'

/** The demo's people; `null` where there is no demo. */
export async function fetchDemo(): Promise<Demo | null> {
  try {
    return await getJson<Demo>('/api/demo', { quiet: true })
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return null
    throw problem
  }
}
