import { screen, within } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { openPortal } from '@/testing/portal'

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

  it('says that an unknown bundle was not found', async () => {
    await openPortal('/bundles/nope')
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到')
  })
})
