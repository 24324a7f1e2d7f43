import type { Bilingual } from '@/app/language'

export interface Verification {
  valid: boolean
  document?: { names: Bilingual } | null
  documentNames?: Bilingual | null
  issuedAt?: string | null
  bundle?: { names: Bilingual } | null
  bundleNames?: Bilingual | null
  caseNumber?: string | null
}
