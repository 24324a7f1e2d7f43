import type { Bilingual } from '@/app/language'

/** An order of supervision (督办单). */
export interface Order {
  number: string
  caseNumber: string
  bundle: Bilingual
  clock: Bilingual
  department: Bilingual
  /** The department's office that has to answer; left out where the department has. */
  office?: Bilingual
  cause: 'OVERDUE' | 'TACIT'
  issuedAt: string
  answerDue: string
  late: boolean
  reminders: number
  /** The reader has to answer it. */
  mine: boolean
  answer?: { name: string; text: string; at: string }
}

export interface StaffMessage {
  id: string
  caseNumber: string
  text: Bilingual
  at: string
}

/** What it has cost a department to be late once; `amount` in yuan, `times` 1 for the warning. */
export interface Penalty {
  caseNumber: string
  clock: Bilingual
  department: Bilingual
  times: number
  amount: string
  at: string
}

export interface Supervision {
  orders: Order[]
  messages: StaffMessage[]
  penalties: Penalty[]
}
