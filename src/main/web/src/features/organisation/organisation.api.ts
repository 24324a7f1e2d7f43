import { getJson, postText } from '@/app/http'
import type { Overview, Preview } from './types'

const YAML = 'application/yaml'

export const fetchOrganisation = (): Promise<Overview> => getJson('/api/organisation')

/** What this organisation would change. */
export const compareOrganisation = (yaml: string): Promise<Preview> => postText('/api/organisation?dryRun=true', yaml, YAML)

/** Puts it in force, unless somebody else has put another in force since it was compared. */
export const putInForce = (yaml: string, onto: number): Promise<{ number: number }> =>
  postText(`/api/organisation?onto=${String(onto)}`, yaml, YAML)
