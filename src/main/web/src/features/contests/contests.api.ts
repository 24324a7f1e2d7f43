import { postJson } from '@/app/http'
import type { UploadsOf } from '@/ui/uploads/uploads.api'

const address = (of: UploadsOf): string =>
  'draft' in of ? `/api/prefills/${encodeURIComponent(of.draft)}` : `/api/cases/${encodeURIComponent(of.caseNumber)}`

/** Of a draft it is noted and goes to the department with the application. */
export const postContest = (of: UploadsOf, field: string, said: string): Promise<void> =>
  postJson(`${address(of)}/contests`, { field, said })

export const postProof = (of: UploadsOf, id: number, said: string, files: string[]): Promise<void> =>
  postJson(`${address(of)}/contests/${String(id)}/proof`, { said, files })
