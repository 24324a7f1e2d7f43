import type { Bilingual } from '@/app/language'

export interface Named {
  id: string
  names: Bilingual
}

export interface BundleSummary {
  bundle: string
  names: Bilingual
  summary: Bilingual
  leadDepartment: Named
  departments: Named[]
  /** Limit as in the manifest: `5wd` working days, `3d` natural days, `4h`, `10min`. */
  promised?: string | null
  legal: string
}

export interface Consent {
  topic: string
  department: Named
  data: Bilingual
  purpose: Bilingual
  /** How long an answer for another case is used instead of asking. */
  reuse?: Bilingual | null
}

/** A paper that the matter used to ask for, and how its content is had now. */
export interface Material extends Named {
  obtained: 'cancelled' | 'query' | 'verify' | 'pledge' | 'upload'
  obtainedNames: Bilingual
  from?: Named | null
  trust?: 'A' | 'B' | 'C' | 'D' | null
}

export interface FieldDescription {
  names: Bilingual
  type: string
  /** `identity`, `applicant`, `decision`, or the topic that supplies it. */
  source: string
  /** For `file`: how many it takes; one if left out. */
  maxFiles?: number | null
  /** Names of the values of a code. */
  values?: Record<string, Bilingual>
  /** For `list`: what each entry holds. */
  columns?: Record<string, { names: Bilingual; type: string; values?: Record<string, Bilingual> }>
}

/** A form-js schema; only what the portal itself reads is named. */
export interface FormSchema {
  components?: FormComponent[]
  [property: string]: unknown
}

export interface FormComponent {
  id?: string
  key?: string
  type: string
  label?: string
  values?: { value: string; label: string }[]
  components?: FormComponent[]
  /** Custom properties of the form editor; `en`, `enDescription` are the English words of a component, `en:<value>` those of a choice. */
  properties?: { en?: string; enDescription?: string; [choice: `en:${string}`]: string | undefined }
  [property: string]: unknown
}

/** A round in which places are given. */
export interface Batch {
  batch: number
  reviewEnd: string
  closes: string
  confirmEnd: string
  /** Until when freed places go to the next in line, if there is a line. */
  standbyEnd?: string | null
  reportDay: string
}

/** When applications are taken, and what is given out then. */
export interface Season {
  season: string
  names: Bilingual
  /** Days, as `2019-09-01`. */
  bornFrom: string
  bornTo: string
  /** Why no application is taken now; missing while it is open. */
  closed?: Bilingual | null
  windows: { from: string; until: string }[]
  /** The round that an application of now belongs to. */
  batch?: Batch | null
  places: { code: string; names: Bilingual; address: string; seats: number }[]
}

export interface BundleDetail extends BundleSummary {
  consents: Consent[]
  materials: Material[]
  fields: Record<string, FieldDescription>
  form: FormSchema
  documents: Named[]
  clocks: (Named & { limit: string; basis?: string })[]
  /** None: the matter is always open. */
  seasons: Season[]
}
