import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi } from '@/testing/portal'
import type { StepClock } from './types'

const clock: StepClock = {
  caseNumber: 'OT20260901-ABCDEFGHJK',
  bundle: { zh: '人才引进入户', en: 'Settle in the city as a talent' },
  department: { zh: '原籍公安机关', en: 'Police at the origin' },
  row: {
    clock: {
      id: 'move-out',
      names: { zh: '原籍迁出', en: 'Move-out by the origin' },
      light: 'GREEN',
      lightNames: { zh: '正常', en: 'in time' },
      dueText: { zh: '须于2026年9月29日 17:30前完成', en: 'due by 29 September' },
      suspensions: [],
    },
    stoppable: true,
    extension: { upTo: '10wd', upToNames: { zh: '10 个工作日', en: '10 working days' }, by: { zh: '本行政机关负责人', en: 'head of the authority' }, yours: true },
  },
  today: '2026-09-01',
  grounds: [{ code: 'HEARING', names: { zh: '听证', en: 'hearing' }, basis: '第四十五条' }],
}
const forecast = {
  before: { due: '2026-09-29T09:30:00Z', provisional: false },
  after: { due: '2026-10-19T09:30:00Z', provisional: false, text: { zh: '延长后', en: 'extended' } },
}

describe('clocks of steps without a task', () => {
  it('gives more time only after it was shown what that does', async () => {
    const api = signedInApi()
    api.signIn('zhangmin')
    answerOnce('GET /api/supervision', { status: 200, body: { orders: [], messages: [], penalties: [] } })
    answerOnce('GET /api/clocks', { status: 200, body: [clock] })
    answerOnce('GET /api/follow-ups', { status: 200, body: [] })
    const portal = await openPortal('/supervision', api)
    const card = (await screen.findByRole('heading', { name: '原籍迁出' })).closest('article') as HTMLElement
    await userEvent.click(within(card).getByRole('button', { name: '延长期限' }))
    await userEvent.type(within(card).getByLabelText(/延长理由/), '档案正在数字化')
    answerOnce('POST /api/clocks/OT20260901-ABCDEFGHJK/move-out/extensions?dryRun=true', { status: 200, body: forecast })
    await userEvent.click(within(card).getByRole('button', { name: '看看结果' }))
    expect(await within(card).findByText(/9月29日 17:30 → .*10月19日 17:30/)).toBeVisible()

    answerOnce('POST /api/clocks/OT20260901-ABCDEFGHJK/move-out/extensions', { status: 200, body: forecast })
    answerOnce('GET /api/clocks', { status: 200, body: [] })
    await userEvent.click(within(card).getByRole('button', { name: '批准延长并告知申请人' }))

    expect(await screen.findByText(/已办理，并已告知申请人：原籍迁出/)).toBeVisible()
    expect(portal.api.seen.filter((request) => request.method === 'POST').at(-1)?.body).toEqual({ added: '10wd', reason: '档案正在数字化' })
  })

  it('is not asked for by an applicant', async () => {
    answerOnce('GET /api/supervision', { status: 200, body: { orders: [], messages: [], penalties: [] } })
    const portal = await openPortal('/supervision', signedInApi())
    expect(await screen.findByText('没有待答复的督办单。')).toBeVisible()
    expect(portal.api.seen.some((request) => request.path === '/api/clocks')).toBe(false)
  })
})
