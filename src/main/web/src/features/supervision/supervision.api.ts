import { getJson, postJson } from '@/app/http'
import type { Supervision } from './types'

export const fetchSupervision = (): Promise<Supervision> => getJson<Supervision>('/api/supervision')

export const postAnswer = (number: string, text: string): Promise<void> =>
  postJson(`/api/supervision/orders/${encodeURIComponent(number)}/answer`, { text })
