import type { Bilingual } from '@/app/language'
import type { Named } from '@/features/catalog/types'

/** A value that a department has supplied and the person may contest. */
export interface Contestable extends Contested {
  /** It has entries, of which one may be wrong or missing. */
  list: boolean
}

interface Contested {
  field: string
  names: Bilingual
  value: Bilingual
  department: Named
}

export type ContestState = 'NOTED' | 'OPEN' | 'PROOF_ASKED' | 'CONFIRMED' | 'CORRECTED'

/** What the person contests, and what became of it. */
export interface Contest extends Contested {
  id: number
  state: ContestState
  said: string
  /** What the department says. */
  reason?: string | null
  corrected?: Bilingual | null
  /** What the person has said when asked for proof. */
  proven?: string | null
  raisedAt: string
  decidedAt?: string | null
  /** Until when proof may be handed in; only while it is asked for. */
  proofDue?: string | null
  /** The field that takes its files. */
  proofField?: string | null
  /** How many files it takes. */
  proofMost: number
}
