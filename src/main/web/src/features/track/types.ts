import type { Bilingual } from '@/app/language'
import type { FormSchema, Named } from '@/features/catalog/types'
import type { Contest, Contestable } from '@/features/contests/types'
import type { Before, Taken } from '@/features/statistics/types'

export interface CaseSummary {
  caseNumber: string
  bundle: Named
  state: string
  stateNames: Bilingual
  submittedAt?: string | null
  outcome?: string | null
  outcomeNames?: Bilingual | null
  outcomeTone?: OutcomeTone | null
}

/** What an outcome means for the applicant, as the bundle says. */
export type OutcomeTone = 'good' | 'partly' | 'bad' | 'neutral'

/** How urgent a clock is: there is time, nearly due, time is up; grey when it stands still, has ended or has not begun. */
export type Light = 'GREEN' | 'YELLOW' | 'RED' | 'GREY'

export interface CaseClock extends Named {
  state: 'RUNNING' | 'SUSPENDED' | 'STOPPED'
  light: Light
  /** What the light says, the same words everywhere. */
  lightNames: Bilingual
  /** 1 for its first run, 2 when the step came round again. */
  run?: number
  startedAt?: string | null
  due?: string | null
  dueText?: Bilingual | null
  /** Negative when overdue; frozen while the clock stands still. */
  workingDaysLeft?: number | null
  promisedDue?: string | null
  /** The date lies past the last published year of holidays. */
  provisional?: boolean
  promisedProvisional?: boolean
  suspendedReason?: Bilingual | null
  /** When it is expected to run again. */
  suspendedUntil?: string | null
  /** Every time it stood still, the open ones included. */
  suspensions?: Standstill[]
}

/** What an ended case has cost and spared its applicant. */
export interface CaseCount {
  typed: number
  reused: number
  /** Papers that an earlier case of the same person had brought. */
  carried?: number
  spared: number
  departments: number
  gross: Taken
  net: Taken
  before?: Before | null
}

export interface Standstill {
  reason: Bilingual
  basis?: string | null
  to?: string | null
}

export type StepState = 'OPEN' | 'DONE' | 'REFUSED' | 'CANCELLED'

export interface CaseStep extends Named {
  kind: 'CHECK' | 'CLERK' | 'WAIT' | 'EFFECT' | 'UNDO' | 'APPLICANT' | 'PARTICIPANTS'
  department?: Named | null
  state: StepState
  since: string
  until?: string | null
  due?: string | null
  provisional?: boolean
  /** That of its clock; grey also when it has none. */
  light: Light
  lightNames: Bilingual
  waitsFor?: Bilingual | null
  /** The answer given at consent was fresh enough, so nobody was asked again. */
  reused: boolean
  /** The department could not be brought to answer; a person looks after it. */
  atDesk?: boolean
  /** How the department told a person its answer. */
  byHand?: Bilingual | null
  /** The rule by which the department's silence counted as its answer. */
  tacit?: string | null
}

/** What was used of an earlier case of the same person instead of asking again. */
export interface Carried {
  topic: string
  materials: Bilingual[]
  department: Named
  caseNumber: string
  obtainedAt: string
  /** The first moment that it may not be used any more. */
  usableUntil: string
  basis?: string | null
  /** What it says, by the names of the fields. */
  fields: Bilingual[]
}

export interface CaseMessage {
  id: string
  text: Bilingual
  at: string
}

export interface CaseDocument extends Named {
  issuedAt: string
  verificationCode: string
  /** Withdrawn later, as a permit after the origin has refused. */
  revoked?: boolean
  href: string
}

export interface Correction {
  due?: string | null
  provisional?: boolean
  /** The moment by which it must be sent, where no clock says the day. */
  until?: string | null
  /** The facts that the question is about. */
  shows?: { key: string; names: Bilingual; value: Bilingual }[]
  /** The codes of the items, separated by commas; the form shows the fields that they name. */
  correctionItems: string
  /** What was said before of what is asked for. */
  values?: Record<string, unknown>
  /** The question, when something else than a correction is asked for. */
  asked?: Bilingual | null
  items: { code: string; names: Bilingual; field?: string | null }[]
  form: FormSchema
}

/** What may be asked for now that the case has ended. */
export interface FollowUp {
  id: string
  names: Bilingual
  text: Bilingual
  basis?: string | null
  /** The last day. */
  until: string
  form: FormSchema
}

export interface CaseView extends CaseSummary {
  followUps?: FollowUp[]
  applicantName: string
  acceptedAt?: string | null
  closedAt?: string | null
  version: number
  /** That of the case's own clock. */
  light: Light
  lightNames: Bilingual
  clocks: CaseClock[]
  /** The open steps that decide when the case ends. */
  critical: string[]
  steps: CaseStep[]
  messages: CaseMessage[]
  documents: CaseDocument[]
  carried?: Carried[]
  /** What departments have supplied and the person may contest. */
  contestable?: Contestable[]
  contests?: Contest[]
  correction?: Correction | null
  withdrawal: { allowed: boolean; reason?: Bilingual | null }
  timeline: { at: string; what: Bilingual }[]
  /** Once it has ended. */
  count?: CaseCount | null
}
