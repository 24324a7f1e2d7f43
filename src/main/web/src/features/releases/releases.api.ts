import { deleteAt, getJson, postJson } from '@/app/http'
import type { DeployToken, NewDeployToken, Release, ReleaseChanges } from './types'

export const fetchReleases = (): Promise<Release[]> => getJson('/api/releases')

/** New cases start on the release from then on: `now`, or a city time as 2026-12-01T08:30; `never` takes back what was planned. */
export const activateRelease = (release: Release, from: string): Promise<{ from: string | null }> =>
  postJson(`/api/releases/${encodeURIComponent(release.bundle)}/${String(release.release)}/activations`, { from })

/** What the release has otherwise than the one that counts. */
export const fetchChanges = (release: Release): Promise<ReleaseChanges> =>
  getJson(`/api/releases/${encodeURIComponent(release.bundle)}/${String(release.release)}/changes`)

export const fetchTokens = (): Promise<DeployToken[]> => getJson('/api/deploy-tokens')

export const makeToken = (label: string, days: number): Promise<NewDeployToken> => postJson('/api/deploy-tokens', { label, days })

export const revokeToken = (id: number): Promise<void> => deleteAt(`/api/deploy-tokens/${String(id)}`)
