import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { MockApi } from '@/testing/mockApi'
import { openPortal } from '@/testing/portal'

describe('verification of a document', () => {
  it('knows a document that was issued, without sign-in', async () => {
    const portal = await openPortal('/verify')
    await userEvent.type(screen.getByLabelText('核验码'), ' W6CR-3PNG-8YTB ')
    await userEvent.click(screen.getByRole('button', { name: '核验' }))
    expect(await screen.findByRole('heading', { name: /核验通过/ })).toBeVisible()
    expect(screen.getByText('电子户口卡')).toBeVisible()
    expect(portal.path()).toBe('/verify/W6CR-3PNG-8YTB')
  })

  it('says that a document was revoked', async () => {
    const api = new MockApi()
    api.withdrawn = true
    await openPortal('/verify/B8NP-4RYC-6VJE', api)
    expect(await screen.findByRole('heading', { name: '这份文书已作废' })).toBeVisible()
    expect(screen.getByText('入户指标卡')).toBeVisible()
  })

  it('warns of a code that was never issued', async () => {
    await openPortal('/verify/AAAA')
    expect(await screen.findByRole('heading', { name: '没有签发过这样的文书' })).toBeVisible()
  })
})
