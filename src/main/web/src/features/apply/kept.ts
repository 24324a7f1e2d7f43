import type { CaseRequest } from './types'

/** What was typed and not yet sent; belongs to one person, one bundle and one browser tab. */
export interface Draft {
  subject: string
  prefill: string
  form: Record<string, unknown>
}

/** A request that was sent and not yet answered: repeated with the same key until it is. */
export interface Pending {
  subject: string
  key: string
  request: CaseRequest
}

/** One entry of the tab's session storage that only its owner gets back. */
function kept<T extends { subject: string }>(
  kind: string,
): {
  read: (bundle: string, subject: string) => T | null
  write: (bundle: string, value: T) => void
  drop: (bundle: string) => void
} {
  const entry = (bundle: string): string => `onething.${kind}.${bundle}`
  const drop = (bundle: string): void => sessionStorage.removeItem(entry(bundle))
  return {
    drop,
    write: (bundle, value) => sessionStorage.setItem(entry(bundle), JSON.stringify(value)),
    read(bundle, subject) {
      const text = sessionStorage.getItem(entry(bundle))
      if (text === null) return null
      const value = JSON.parse(text) as T
      if (value.subject === subject) return value
      drop(bundle)
      return null
    },
  }
}

export const drafts = kept<Draft>('draft')
export const pendings = kept<Pending>('pending')

/** A new idempotency key; `crypto.randomUUID` is missing where the page is not served over https. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
