import type { Bilingual } from '@/app/language'

export type ReleaseState = 'DRAFT' | 'PLANNED' | 'ACTIVE' | 'FORMER'

/** A release as modelers see it; `from` is when it counts, counted or will count last. */
export interface Release {
  bundle: string
  release: number
  state: ReleaseState
  origin: 'FOLDER' | 'MODELER' | 'COMMAND'
  releasedAt: string
  releasedBy: string
  from?: string
  decidedBy?: string
}

export type ChangeKind = 'ADDED' | 'CHANGED' | 'REMOVED' | 'CALL' | 'DEPARTMENT' | 'SEEN_BY'

/** What a release has otherwise than `against`; without it, there is nothing to compare with. */
export interface ReleaseChanges {
  against?: string | null
  /** `where` is a file, or the field that is seen by more; `names` are facts that a call sees, or departments. */
  changes: { kind: ChangeKind; where: string; names: string[] }[]
  /** Why it cannot count yet; `file` is a department's. */
  hindrances: { file: string; problem: Bilingual }[]
}

/** A deploy token without its text, which is shown when it is made and never again. */
export interface DeployToken {
  id: number
  label: string
  madeAt: string
  expiresAt: string
  usedAt?: string | null
  /** By the server's time. */
  state: 'VALID' | 'REVOKED' | 'EXPIRED'
}

export interface NewDeployToken {
  user: string
  token: string
  expiresAt: string
}
