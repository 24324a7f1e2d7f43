import type { Bilingual } from '@/app/language'
import type { CaseView, StepState } from './types'

export interface Change {
  what: Bilingual
  /** The new state of a step, or the names of the case's new state. */
  state: StepState | Bilingual
}

/** What a listener must be told when the second reading replaces the first. */
export function changesBetween(before: CaseView, now: CaseView): Change[] {
  const known = new Map(before.steps.map((step) => [step.id, step.state]))
  const steps = now.steps
    .filter((step) => known.get(step.id) !== step.state)
    .map((step): Change => ({ what: step.names, state: step.state }))
  if (before.state === now.state && before.outcome === now.outcome) return steps
  return [...steps, { what: now.bundle.names, state: now.outcomeNames ?? now.stateNames }]
}
