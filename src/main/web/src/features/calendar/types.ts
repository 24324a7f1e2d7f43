import type { Bilingual } from '@/app/language'

/** One letter a day: W worked, - weekend, H holiday, M a weekend day that is worked. */
export interface Month {
  month: number
  workingDays: number
  days: string
}

export interface Glance {
  year: number
  /** Whether its holidays are known. */
  published: boolean
  workingDays: number
  text: Bilingual
  months: Month[]
}

export interface Publication {
  id: number
  name: string
  year: number
  region?: string | null
  revision: number
  correction: boolean
  origin: string
  source: string
  publishedBy: string
  publishedAt: string
  /** How far it has been carried to the open clocks; ended when none is left. */
  carried: { clocks: number; moved: number; endedAt?: string | null }
}

export interface Overview {
  publishedUntil: number
  missingYear: number
  openClocksBeyond: number
  alarm: boolean
  years: Publication[]
}

export interface MovedClock {
  caseNumber: string
  clock: string
  names: Bilingual
  dueBefore: string
  provisionalBefore: boolean
  dueAfter: string
  provisionalAfter: boolean
}

export interface MovesPage {
  moves: MovedClock[]
  next?: number | null
}

export interface DryRun {
  onto: number
  name: string
  correction: boolean
  year: Glance
  changedDays: { date: string; before: string; after: string }[]
  openClocks: number
  movedClocks: number
  moves: MovesPage
}
