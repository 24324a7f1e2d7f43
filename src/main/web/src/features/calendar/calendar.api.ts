import { getJson, postText } from '@/app/http'
import type { DryRun, Glance, Overview, Publication } from './types'

const YAML = 'application/yaml'

export const fetchOverview = (): Promise<Overview> => getJson('/api/calendar')

export const fetchYear = async (year: number): Promise<Glance> =>
  (await getJson<{ glance: Glance }>(`/api/calendar/years/${String(year)}`)).glance

/** What publishing this year would do; `after` asks for the next page of clocks. */
export const previewYear = (yaml: string, after = 0): Promise<DryRun> =>
  postText(`/api/calendar/years?dryRun=true&after=${String(after)}`, yaml, YAML)

/** Publishes the year, unless somebody else has published since the preview. */
export const publishYear = (yaml: string, onto: number): Promise<Publication> =>
  postText(`/api/calendar/years?onto=${String(onto)}`, yaml, YAML)

export const fetchPublication = (id: number): Promise<Publication> => getJson(`/api/calendar/publications/${String(id)}`)
