import type { Bilingual } from '@/app/language'

export interface Taken {
  seconds: number
  text: Bilingual
}

export interface Times {
  least: Taken
  median: Taken
  p95: Taken
  mean: Taken
}

/** How a matter went before, on paper. */
export interface Before {
  departments?: number | null
  visits?: number | null
  papers: number
  time?: Bilingual | null
  source?: string | null
}

/** What the cases of a bundle have come to that ended in the days that were asked for. */
export interface BundleStatistics {
  bundle: string
  names: Bilingual
  cases: number
  outcomes: { outcome: string; names: Bilingual; cases: number; share: number }[]
  /** On average for a case. */
  typed: number
  reused: number
  spared: number
  carried?: number
  departments: number
  gross: Times
  net: Times
  before?: Before | null
}

export interface Statistics {
  from: string
  to: string
  bundles: BundleStatistics[]
}
