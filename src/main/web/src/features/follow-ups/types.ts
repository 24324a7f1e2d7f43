import type { Bilingual } from '@/app/language'
import type { FollowUp } from '@/features/track/types'

/** What people of a department may begin of ended cases of one bundle. */
export interface Offer {
  bundle: Bilingual
  names: Bilingual
  text: Bilingual
}

/** A case that has ended, which the caller's office had. */
export interface EndedCase {
  caseNumber: string
  /** Its id, by which its fields are found. */
  bundle: string
  bundleNames: Bilingual
  outcomeNames?: Bilingual
  closedAt?: string
  /** What may be begun now. */
  offered: FollowUp[]
}
