import type { Bilingual } from '@/app/language'
import type { Named } from '@/features/catalog/types'
import type { Contest, Contestable } from '@/features/contests/types'
import type { Carried } from '@/features/track/types'

export interface PrefillSource {
  topic: string
  names: Bilingual
  department: Named
  state: 'WAITING' | 'ANSWERED' | 'UNAVAILABLE'
  at?: string | null
  /** It was answered for an earlier case and is used again. */
  earlier?: Carried | null
}

export interface Prefill {
  id: string
  state: 'RUNNING' | 'READY'
  sources: PrefillSource[]
  values: Record<string, unknown>
  contestable?: Contestable[]
  contests?: Contest[]
}

export interface CaseRequest {
  bundle: string
  prefill?: string
  form: Record<string, unknown>
}
