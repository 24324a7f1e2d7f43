import { getJson } from '@/app/http'
import type { Statistics } from './types'

/** Days as in 2026-09-01, both included; a year until today unless they are given. */
export const fetchStatistics = (from?: string, to?: string): Promise<Statistics> => {
  const days = new URLSearchParams()
  if (from) days.set('from', from)
  if (to) days.set('to', to)
  const query = days.toString()
  return getJson(`/api/statistics${query ? `?${query}` : ''}`)
}
