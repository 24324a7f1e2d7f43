import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi } from '@/testing/portal'
import type { EndedCase, Offer } from './types'

const offer: Offer = {
  bundle: { zh: '不动产继承公证和转移登记', en: 'Inherit real estate' },
  names: { zh: '公证书复查', en: 'Review of the deed' },
  text: { zh: '认为公证书有错误的，可以申请复查。', en: 'If the deed is wrong.' },
}
const ended: EndedCase = {
  caseNumber: 'OT20260901-ABCDEFGHJK',
  bundle: 'inheritance-transfer',
  bundleNames: offer.bundle,
  outcomeNames: { zh: '已办结', en: 'Completed' },
  closedAt: '2026-09-10T02:00:00Z',
  offered: [{ id: 'deed-review', names: offer.names, text: offer.text, until: '2027-09-10', form: { type: 'default', components: [] } }],
}
const address = 'GET /api/follow-ups/OT20260901-ABCDEFGHJK'

const open = async (role: string, offers: Offer[]) => {
  const api = signedInApi()
  api.signIn(role)
  answerOnce('GET /api/supervision', { status: 200, body: { orders: [], messages: [], penalties: [] } })
  answerOnce('GET /api/clocks', { status: 200, body: [] })
  answerOnce('GET /api/follow-ups', { status: 200, body: offers })
  return openPortal('/supervision', api)
}

const find = async (): Promise<void> => {
  await userEvent.type(await screen.findByLabelText('办件编号'), ' OT20260901-ABCDEFGHJK ')
  await userEvent.click(screen.getByRole('button', { name: '查找办件' }))
}

describe('what an office begins after the end of a case', () => {
  it('finds the case by its number and offers what may be begun', async () => {
    await open('zhangmin', [offer])
    answerOnce(address, { status: 200, body: ended })
    answerOnce('GET /api/catalog/inheritance-transfer', { status: 404, body: { code: 'UNKNOWN_BUNDLE' } })
    await find()
    expect(await screen.findByRole('heading', { name: '公证书复查' })).toBeVisible()
    expect(screen.getByText(/已办结/)).toBeVisible()
    expect(screen.getByRole('button', { name: '由本机构发起' })).toBeVisible()
  })

  it('says when nothing may be begun now', async () => {
    await open('zhangmin', [offer])
    answerOnce(address, { status: 200, body: { ...ended, offered: [] } })
    await find()
    expect(await screen.findByText(/现在没有可以发起的事项/)).toBeVisible()
  })

  it('says that there is no such case', async () => {
    await open('zhangmin', [offer])
    answerOnce(address, { status: 404, body: { title: '没有这个办件', code: 'UNKNOWN_CASE', status: 404 } })
    await find()
    expect(await screen.findByRole('alert')).toHaveTextContent('没有查到这个办件')
  })

  it('is not there where the department begins nothing', async () => {
    await open('zhangmin', [])
    expect(await screen.findByText('没有待答复的督办单。')).toBeVisible()
    expect(screen.queryByLabelText('办件编号')).toBeNull()
  })
})
