import { getJson, postJson } from '@/app/http'
import type { Act, Forecast, StepClock } from './types'

export const fetchStepClocks = (): Promise<StepClock[]> => getJson<StepClock[]>('/api/clocks')

/** Decides about a clock; with `dryRun` only says what it would do. */
export const decide = (clock: StepClock, act: Act, wanted: Record<string, string>, dryRun: boolean): Promise<Forecast> =>
  postJson<Forecast>(
    `/api/clocks/${encodeURIComponent(clock.caseNumber)}/${encodeURIComponent(clock.row.clock.id)}/${act}${dryRun ? '?dryRun=true' : ''}`,
    wanted,
  )
