import { deleteAt, getJson, postFile } from '@/app/http'

/** A file that was uploaded; `kind` is what its content is. */
export interface Upload {
  id: string
  field: string
  name: string
  kind: 'JPEG' | 'PNG' | 'PDF'
  bytes: number
}

/** What files are uploaded for: one's draft, or one's case that waits for a correction. */
export type UploadsOf = { draft: string } | { caseNumber: string }

export const MOST_BYTES = 20 * 1024 * 1024

const query = (of: UploadsOf, more: Record<string, string> = {}): string => new URLSearchParams({ ...of, ...more }).toString()

export const fetchUploads = (of: UploadsOf): Promise<Upload[]> => getJson(`/api/uploads?${query(of)}`)

export const postUpload = (of: UploadsOf, field: string, file: File): Promise<Upload> =>
  postFile(`/api/uploads?${query(of, { field })}`, file, { 'X-File-Name': encodeURIComponent(file.name) })

export const deleteUpload = (id: string): Promise<void> => deleteAt(addressOf(id))

export const addressOf = (id: string): string => `/api/uploads/${encodeURIComponent(id)}`
