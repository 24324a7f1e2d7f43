import type { Bilingual } from '@/app/language'

/** A code, and what people call it; without names nobody has named it. */
export interface Called {
  id: string
  names?: Bilingual
}

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
  /** Codes, regions, and how addresses begin; the last without a code. */
  serves: Called[]
}

export interface StandIn {
  absent: Called
  by: Called
  /** Days in city time, the last one included. */
  from: string
  to: string
  today: boolean
  over: boolean
  /** Empty while the absent one has never signed in. */
  groups: Called[]
}

/** A group that models name themselves, and the tasks that it gets. */
export interface UsedGroup {
  group: Called
  uses: { process: Bilingual; step: Bilingual }[]
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
  fallbacks: { department: Bilingual; group: Called }[]
  used: UsedGroup[]
  standIns: StandIn[]
  versions: Version[]
}

export type Kind = 'REGION' | 'OFFICE' | 'FALLBACK' | 'GROUP' | 'STAND_IN'
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
