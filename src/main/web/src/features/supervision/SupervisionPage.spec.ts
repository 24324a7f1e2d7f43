import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi } from '@/testing/portal'
import type { Order, Supervision } from './types'

const order: Order = {
  number: 'DB-2026-000012',
  caseNumber: '450100-20260302-000001',
  bundle: { zh: '人才引进入户', en: 'Settle in the city as a talent' },
  clock: { zh: '人社审核', en: 'HRSS review' },
  department: { zh: '市人社局', en: 'HRSS' },
  cause: 'OVERDUE',
  issuedAt: '2026-03-09T09:30:00Z',
  answerDue: '2026-03-10T09:30:00Z',
  late: true,
  reminders: 2,
  mine: true,
}

const answered: Order = { ...order, late: false, answer: { name: '张敏', text: '系统故障，已办结。', at: '2026-03-11T02:00:00Z' } }

const given = (supervision: Partial<Supervision>): void =>
  answerOnce('GET /api/supervision', {
    status: 200,
    body: { orders: [], messages: [], penalties: [], ...supervision },
  })

describe('orders of supervision', () => {
  it('shows an order that waits and sends the answer of the department', async () => {
    given({ orders: [order] })
    const portal = await openPortal('/supervision', signedInApi())
    const card = await screen.findByRole('article', { name: 'DB-2026-000012' })
    expect(within(card).getByText('逾期未答复')).toBeVisible()
    expect(within(card).getByText('已催告 2 次')).toBeVisible()

    answerOnce('POST /api/supervision/orders/DB-2026-000012/answer', { status: 204 })
    given({ orders: [answered] })
    await userEvent.type(within(card).getByLabelText(/情况说明/), '系统故障，已办结。')
    await userEvent.click(within(card).getByRole('button', { name: '提交答复' }))

    expect(await screen.findByRole('status')).toHaveTextContent('DB-2026-000012 的答复已提交。')
    expect(portal.api.seen.find((request) => request.method === 'POST')?.body).toEqual({ text: '系统故障，已办结。' })
    expect(screen.getByText(/张敏 于/)).toBeVisible()
    expect(screen.queryByLabelText(/情况说明/)).toBeNull()
  })

  it('names the office that has to answer', async () => {
    given({ orders: [{ ...order, office: { zh: '南山登记所', en: 'Nanshan' } }] })
    await openPortal('/supervision', signedInApi())
    const card = await screen.findByRole('article', { name: 'DB-2026-000012' })
    expect(within(card).getByText('南山登记所')).toBeVisible()
    expect(within(card).queryByText('市人社局')).toBeNull()
  })

  it('lets only the department answer', async () => {
    given({ orders: [{ ...order, mine: false }] })
    await openPortal('/supervision', signedInApi())
    expect(await screen.findByRole('article', { name: 'DB-2026-000012' })).toBeVisible()
    expect(screen.queryByRole('button', { name: '提交答复' })).toBeNull()
  })

  it('shows reminders, the warning and the amounts', async () => {
    const penalty = { caseNumber: '450100-20260302-000001', clock: order.clock, department: order.department, at: '2026-03-09T09:30:00Z' }
    given({
      messages: [{ id: '1', caseNumber: penalty.caseNumber, text: { zh: '【预警】请抓紧办理。', en: '[Warning]' }, at: penalty.at }],
      penalties: [
        { ...penalty, times: 2, amount: '500.00' },
        { ...penalty, times: 1, amount: '0.00' },
      ],
    })
    await openPortal('/supervision', signedInApi())
    expect(await screen.findByText('【预警】请抓紧办理。')).toBeVisible()
    expect(screen.getByText(/第 2 次.*500.00 元/s)).toBeVisible()
    expect(screen.getByText(/第 1 次.*警告/s)).toBeVisible()
    expect(screen.getByText('没有待答复的督办单。')).toBeVisible()
  })
})
