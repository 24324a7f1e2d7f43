import { getJson, getText } from '@/app/http'
import type { BundleDetail, BundleSummary } from './types'

const address = (bundle: string): string => `/api/catalog/${encodeURIComponent(bundle)}`

export const fetchCatalog = (): Promise<BundleSummary[]> => getJson('/api/catalog')
export const fetchBundle = (bundle: string): Promise<BundleDetail> => getJson(address(bundle))
export const fetchDiagram = (bundle: string): Promise<string> => getText(`${address(bundle)}/diagram`)
