import { getJson, postJson } from '@/app/http'
import type { CaseSummary, CaseView } from './types'

const address = (caseNumber: string): string => `/api/cases/${encodeURIComponent(caseNumber)}`

export const fetchCases = (): Promise<CaseSummary[]> => getJson('/api/cases')
export const fetchCase = (caseNumber: string): Promise<CaseView> => getJson(address(caseNumber))
export const postCorrection = (caseNumber: string, form: Record<string, unknown>): Promise<void> =>
  postJson(`${address(caseNumber)}/corrections`, { form })
/** Asks for what the bundle offers after the end. */
export const postFollowUp = (caseNumber: string, followUp: string, form: Record<string, unknown>): Promise<void> =>
  postJson(`${address(caseNumber)}/follow-ups/${encodeURIComponent(followUp)}`, { form })
export const postWithdrawal = (caseNumber: string): Promise<void> => postJson(`${address(caseNumber)}/withdrawal`, {})

/** Opens the stream that says when the case changed. */
export const openCaseEvents = (caseNumber: string): EventSource => new EventSource(`${address(caseNumber)}/events`)
