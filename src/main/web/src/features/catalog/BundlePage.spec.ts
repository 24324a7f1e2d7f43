import { screen, within } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { detail, season } from '@/testing/mockCatalog'
import { answerOnce, openPortal } from '@/testing/portal'

// jsdom cannot draw SVG; the diagram is looked at in a real browser.
vi.mock('./BundleDiagram.vue', () => ({ default: { template: '<div></div>', render: () => null } }))

describe('the page of a bundle', () => {
  it('says who works on it, what is asked, and until when', async () => {
    await openPortal('/bundles/talent-residency')
    expect(await screen.findByRole('heading', { level: 1, name: '人才引进入户' })).toBeVisible()
    const queries = screen.getByRole('region', { name: '会向谁查询什么' })
    expect(within(queries).getByRole('heading', { name: '深圳市民政局' })).toBeVisible()
    expect(within(queries).getByText(/婚姻登记状态/)).toBeVisible()
    expect(within(screen.getByRole('region', { name: '时限' })).getAllByText('20 个工作日').length).toBeGreaterThan(0)
    expect(screen.getByRole('button', { name: '开始申请' })).toBeVisible()
  })

  it('says nothing of queries and papers where there are none', async () => {
    answerOnce('GET /api/catalog/talent-residency', { status: 200, body: { ...detail, consents: [], materials: [] } })
    await openPortal('/bundles/talent-residency')
    expect(await screen.findByRole('region', { name: '时限' })).toBeVisible()
    expect(screen.queryByRole('region', { name: '会向谁查询什么' })).toBeNull()
    expect(screen.queryByRole('region', { name: '过去要交的材料，现在怎么办' })).toBeNull()
  })

  it('says when applications are taken, and lets nobody type what cannot be sent', async () => {
    const answer = (closed?: object) =>
      answerOnce('GET /api/catalog/talent-residency', { status: 200, body: { ...detail, seasons: [{ ...season, closed }] } })
    answer({ zh: '小学一年级新生报名已于2026年7月17日 18:00截止', en: 'over' })
    const portal = await openPortal('/bundles/talent-residency')
    expect(await screen.findByText('小学一年级新生报名已于2026年7月17日 18:00截止')).toBeVisible()
    expect(screen.getByText('2 个学位')).toBeVisible()
    expect(screen.getByRole('button', { name: '开始申请' })).toBeDisabled()
    answer()
    await portal.go('/')
    await portal.go('/bundles/talent-residency')
    expect(await screen.findByText('正在报名')).toBeVisible()
    expect(screen.getByText('现在报名，属于第 2 批：')).toBeVisible()
    expect(screen.getByText('递补截止')).toBeVisible()
    expect(screen.getByRole('button', { name: '开始申请' })).toBeEnabled()
  })

  it('says that an unknown bundle was not found', async () => {
    await openPortal('/bundles/nope')
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到')
  })
})
