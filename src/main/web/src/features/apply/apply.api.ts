import { getJson, postJson } from '@/app/http'
import type { CaseRequest, Prefill } from './types'

export const postPrefill = (bundle: string): Promise<Pick<Prefill, 'id' | 'state'>> =>
  postJson('/api/prefills', { bundle, consent: true })

export const fetchPrefill = (id: string): Promise<Prefill> => getJson(`/api/prefills/${encodeURIComponent(id)}`)

/** Safe to repeat with the same key: the server answers with the same case. */
export const postCase = (request: CaseRequest, key: string): Promise<{ caseNumber: string }> =>
  postJson('/api/cases', request, { 'Idempotency-Key': key })
