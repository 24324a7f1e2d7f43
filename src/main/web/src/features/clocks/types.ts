import type { Bilingual } from '@/app/language'

/** A time during which a clock stands or stood still; `decided`: a person may end it. */
export interface Standstill {
  code: string
  reason: Bilingual
  expectedEnd: string | null
  to: string | null
  decided: boolean
}

export interface StepClock {
  caseNumber: string
  bundle: Bilingual
  /** Whose step runs on it; none when several do. */
  department?: Bilingual
  row: {
    clock: {
      id: string
      names: Bilingual
      light: 'GREEN' | 'YELLOW' | 'RED' | 'GREY'
      lightNames: Bilingual
      dueText: Bilingual
      suspensions: Standstill[]
    }
    stoppable: boolean
    extension?: { upTo: string; upToNames: Bilingual; by: Bilingual; yours: boolean }
  }
  /** In city time: the first day that a clock cannot be stopped until. */
  today: string
  grounds: { code: string; names: Bilingual; basis: string | null }[]
}

export interface Expected {
  due: string
  provisional: boolean
}

/** When the clock is due, and would be. */
export interface Forecast {
  before: Expected
  after: Expected & { text: Bilingual }
}

export type Act = 'suspensions' | 'resumptions' | 'extensions'
