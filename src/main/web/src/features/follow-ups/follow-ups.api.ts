import { getJson, postJson } from '@/app/http'
import type { EndedCase, Offer } from './types'

const address = (caseNumber: string): string => `/api/follow-ups/${encodeURIComponent(caseNumber)}`

export const fetchOffers = (): Promise<Offer[]> => getJson<Offer[]>('/api/follow-ups')
export const fetchEndedCase = (caseNumber: string): Promise<EndedCase> => getJson<EndedCase>(address(caseNumber))

/** Begins what follows the end, for the office. */
export const postFollowUp = (caseNumber: string, followUp: string, form: Record<string, unknown>): Promise<void> =>
  postJson(`${address(caseNumber)}/${encodeURIComponent(followUp)}`, { form })
