import { getJson, postJson } from '@/app/http'
import type { Bilingual } from '@/app/language'
import type { CaseSummary, CaseView, Light, StepState } from './types'

export interface Line {
  names: Bilingual
  value: Bilingual
}

/** What one signs, or what another signs for one; and how far it is. */
export interface Part {
  participants: string
  /** Whose statement it is; sent back. */
  part: string
  place: 'HERSELF' | 'FOR_ANOTHER' | 'REPRESENTED'
  person: string
  /** Who signs for that person, and what such a one is called. */
  representative?: string | null
  basis?: Bilingual | null
  names: Bilingual
  state: 'ASKED' | 'SIGNED' | 'DECLINED'
  decidedAt?: string | null
  /** Whether one may sign now. */
  maySign: boolean
  /** Whether one may decline now. */
  open: boolean
  text: Bilingual
  /** Sent back with the signature: this text was shown. */
  version: string
  entry: Line[]
}

/** Another's case in which one takes part. */
export interface Participation extends CaseSummary {
  clocks: CaseView['clocks']
  steps: { id: string; names: Bilingual; state: StepState; light: Light; lightNames: Bilingual }[]
  parts: Part[]
  facts: Line[]
  messages: CaseView['messages']
  documents: CaseView['documents']
}

const address = (caseNumber: string): string => `/api/participations/${encodeURIComponent(caseNumber)}`

export const fetchParticipations = (): Promise<CaseSummary[]> => getJson('/api/participations')
export const fetchParticipation = (caseNumber: string): Promise<Participation> => getJson(address(caseNumber))
export const postSignature = (caseNumber: string, part: Part, signature: string): Promise<void> =>
  postJson(`${address(caseNumber)}/signature`, { participants: part.participants, part: part.part, version: part.version, signature })
/** `reason` may be empty: nobody has to say why. */
export const postRefusal = (caseNumber: string, part: Part, reason: string): Promise<void> =>
  postJson(`${address(caseNumber)}/refusal`, { participants: part.participants, part: part.part, version: part.version, reason })
