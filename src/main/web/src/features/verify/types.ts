import type { Bilingual } from '@/app/language'

export interface Verification {
  /** False for a document that was never issued, and for one that was revoked after it had been issued. */
  valid: boolean
  documentNames?: Bilingual
  /** Number of the document, the case number in it masked. */
  number?: string
  issuedAt?: string
  bundleNames?: Bilingual
  caseNumber?: string
}
