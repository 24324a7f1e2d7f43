import type { Tone } from '@/ui/StateBadge.vue'
import type { CaseSummary, Light, StepState } from './types'

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

/** How cases end well, by the words that bundles use for it. */
const DONE = new Set(['APPROVED', 'COMPLETED', 'REPORTED'])

/** The outcome decides when there is one: a closed case may have been refused. */
export function caseTone(summary: Pick<CaseSummary, 'state' | 'outcome'>): Tone {
  const outcome = summary.outcome
  if (!outcome) return CASE_TONES[summary.state] ?? 'blue'
  if (DONE.has(outcome)) return 'green'
  if (outcome === 'PARTIAL') return 'yellow'
  return outcome.endsWith('WITHDRAWN') ? 'grey' : 'red'
}

export const STEP_TONES: Record<StepState, Tone> = { OPEN: 'blue', DONE: 'green', REFUSED: 'red', CANCELLED: 'grey' }

export const LIGHT_TONES: Record<Light, Tone> = { GREEN: 'green', YELLOW: 'yellow', RED: 'red', GREY: 'grey' }
