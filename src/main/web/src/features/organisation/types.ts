import type { Bilingual } from '@/app/language'

export interface Office {
  id: string
  names: Bilingual
  department: Bilingual
  region?: Bilingual | null
  group: string
  heads?: string | null
  address?: string | null
  phone?: string | null
  hours?: Bilingual | null
  /** Codes, regions and beginnings of addresses, in words. */
  serves: string[]
}

export interface StandIn {
  absent: string
  by: string
  /** Days in city time, the last one included. */
  from: string
  to: string
  today: boolean
  over: boolean
  /** Empty while the absent one has never signed in. */
  groups: string[]
}

export interface Version {
  number: number
  origin: 'FILE' | 'PAGE'
  by: string
  at: string
}

export interface Overview {
  number: number
  yaml: string
  offices: Office[]
  fallbacks: { department: Bilingual; group: string }[]
  standIns: StandIn[]
  versions: Version[]
}

export type Kind = 'REGION' | 'OFFICE' | 'FALLBACK' | 'STAND_IN'
export type Change = 'ADDED' | 'REMOVED' | 'CHANGED'

export interface Difference {
  kind: Kind
  change: Change
  id: string
  name: string
  values: { key: string; before?: string | null; after?: string | null }[]
}

export interface Preview {
  onto: number
  differences: Difference[]
}
