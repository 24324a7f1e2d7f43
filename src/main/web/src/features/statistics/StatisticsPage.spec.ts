import { screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi } from '@/testing/portal'
import type { BundleStatistics } from './types'

const taken = (seconds: number, zh: string): { seconds: number; text: { zh: string; en: string } } => ({ seconds, text: { zh, en: zh } })
const times = { least: taken(1800, '30 分钟'), median: taken(7200, '2 小时'), p95: taken(108000, '1 天 6 小时'), mean: taken(9000, '2 小时 30 分钟') }

const talents: BundleStatistics = {
  bundle: 'talent-residency',
  names: { zh: '人才引进入户', en: 'Settle in the city as a talent' },
  cases: 40,
  outcomes: [
    { outcome: 'APPROVED', names: { zh: '已办结', en: 'Approved' }, cases: 39, share: 0.975 },
    { outcome: 'REJECTED', names: { zh: '不予引进', en: 'Refused' }, cases: 1, share: 0.025 },
  ],
  typed: 3,
  reused: 17.5,
  spared: 5,
  departments: 7,
  gross: times,
  net: times,
  before: { departments: 5, papers: 7, time: { zh: '7 天', en: '7 days' }, source: '某文件' },
}

describe('statistics', () => {
  it('sets what a case takes beside what it took before', async () => {
    answerOnce('GET /api/statistics', { status: 200, body: { from: '2025-11-26', to: '2026-11-26', bundles: [talents] } })
    await openPortal('/statistics', signedInApi())
    const panel = await screen.findByRole('region', { name: '人才引进入户' })
    expect(within(panel).getByText('办结 40 件')).toBeVisible()
    expect(within(panel).getByRole('row', { name: /填写字段 20.5 3/ })).toBeVisible()
    expect(within(panel).getByRole('row', { name: /需交材料 7 免交 5 份/ })).toBeVisible()
    expect(within(panel).getByText('39 件，占 97.5%')).toBeVisible()
    expect(within(panel).getByText(/某文件/)).toBeVisible()
  })

  it('says that nothing has ended', async () => {
    answerOnce('GET /api/statistics', { status: 200, body: { from: '2025-11-26', to: '2026-11-26', bundles: [] } })
    await openPortal('/statistics', signedInApi())
    expect(await screen.findByText('这段时间没有办结的办件。')).toBeVisible()
  })
})
