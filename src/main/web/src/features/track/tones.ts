import type { Tone } from '@/ui/StateBadge.vue'
import type { CaseSummary, Light, OutcomeTone, StepState } from './types'

const CASE_TONES: Record<string, Tone> = {
  CORRECTION_REQUESTED: 'yellow',
  SUSPENDED: 'grey',
  APPROVED: 'green',
  CERTIFICATE_ISSUED: 'green',
  CLOSED: 'green',
  REJECTED: 'red',
  NOT_ACCEPTED: 'red',
  RETURNED: 'red',
  TERMINATED: 'red',
  WITHDRAWN: 'grey',
}

const OUTCOME_TONES: Record<OutcomeTone, Tone> = { good: 'green', partly: 'yellow', bad: 'red', neutral: 'grey' }

/** The outcome decides when there is one: a closed case may have been refused. One whose bundle does not say it is grey. */
export function caseTone(summary: Pick<CaseSummary, 'state' | 'outcome' | 'outcomeTone'>): Tone {
  if (!summary.outcome) return CASE_TONES[summary.state] ?? 'blue'
  return OUTCOME_TONES[summary.outcomeTone ?? 'neutral']
}

export const STEP_TONES: Record<StepState, Tone> = { OPEN: 'blue', DONE: 'green', REFUSED: 'red', CANCELLED: 'grey' }

export const LIGHT_TONES: Record<Light, Tone> = { GREEN: 'green', YELLOW: 'yellow', RED: 'red', GREY: 'grey' }
