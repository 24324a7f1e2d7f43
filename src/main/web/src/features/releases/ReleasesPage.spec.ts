import userEvent from '@testing-library/user-event'
import { screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi } from '@/testing/portal'
import type { Release } from './types'

const release = (number: number, state: Release['state'], from?: string): Release => ({
  bundle: 'talent-residency',
  release: number,
  state,
  origin: number === 1 ? 'FOLDER' : 'MODELER',
  releasedAt: '2026-11-26T01:00:00Z',
  releasedBy: number === 1 ? '-' : 'linmo',
  ...(from ? { from, decidedBy: 'linmo' } : {}),
})
const all = [release(3, 'DRAFT'), release(2, 'ACTIVE', '2026-11-26T02:00:00Z'), release(1, 'FORMER', '2026-11-01T00:00:00Z')]

const answers = (releases: Release[] = all): void => {
  answerOnce('GET /api/releases', { status: 200, body: releases })
  answerOnce('GET /api/deploy-tokens', { status: 200, body: [] })
}

describe('releases', () => {
  it('shows what counts, and lets a draft count at once', async () => {
    answers()
    const portal = await openPortal('/releases', signedInApi())
    const panel = await screen.findByRole('region', { name: '人才引进入户' })
    expect(within(panel).getByRole('row', { name: /@2 现行/ })).toBeVisible()
    expect(within(panel).getByRole('row', { name: /@1 曾用 .*系统.*恢复此版本/ })).toBeVisible()

    answerOnce('GET /api/releases/talent-residency/3/changes', {
      status: 200,
      body: {
        against: 'talent-residency@2',
        hindrances: [{ file: 'workers/lottery/department.yaml', problem: { zh: '办件程序 w1 缺少设置 [LOTTERY_URL]', en: 'worker w1 lacks [LOTTERY_URL]' } }],
        changes: [
          { kind: 'CHANGED', where: 'processes/talent-residency/talent-residency.bpmn', names: [] },
          { kind: 'CALL', where: 'workers/tax/tax.more.yaml', names: ['idNumber'] },
          { kind: 'SEEN_BY', where: 'mobile', names: ['tax'] },
        ],
      },
    })
    await userEvent.click(within(panel).getByRole('button', { name: '启用' }))
    const differences = await screen.findByRole('region', { name: '与 talent-residency@2 相比' })
    expect(within(differences).getByText('可见：idNumber')).toBeVisible()
    expect(within(differences).getByText('更多部门可见')).toBeVisible()
    expect(screen.getByText('办件程序 w1 缺少设置 [LOTTERY_URL]')).toBeVisible()
    answerOnce('POST /api/releases/talent-residency/3/activations', { status: 200, body: { from: '2026-11-26T03:00:00Z' } })
    answerOnce('GET /api/releases', { status: 200, body: [release(3, 'ACTIVE', '2026-11-26T03:00:00Z')] })
    await userEvent.click(screen.getByRole('button', { name: '确认' }))

    expect(await screen.findByText(/talent-residency@3 自 .*起生效/)).toBeVisible()
    expect(portal.api.seen.find((each) => each.method === 'POST')?.body).toEqual({ from: 'now' })
  })

  it('asks for the moment of a planned one', async () => {
    answers()
    answerOnce('GET /api/releases/talent-residency/1/changes', { status: 200, body: { against: 'talent-residency@2', changes: [], hindrances: [] } })
    await openPortal('/releases', signedInApi())
    await userEvent.click(await screen.findByRole('button', { name: '恢复此版本' }))
    await userEvent.click(screen.getByRole('radio', { name: /自此时起/ }))
    await userEvent.click(screen.getByRole('button', { name: '确认' }))
    expect(await screen.findByText('请选择生效时间。')).toBeVisible()
  })

  it('takes a plan back', async () => {
    answers([release(2, 'PLANNED', '2026-12-01T00:00:00Z'), release(1, 'ACTIVE', '2026-11-01T00:00:00Z')])
    answerOnce('GET /api/releases/talent-residency/2/changes', { status: 200, body: { against: 'talent-residency@1', changes: [], hindrances: [] } })
    const portal = await openPortal('/releases', signedInApi())
    await userEvent.click(await screen.findByRole('button', { name: '改期或撤销' }))
    await userEvent.click(screen.getByRole('radio', { name: '撤销原定计划，不再生效' }))
    answerOnce('POST /api/releases/talent-residency/2/activations', { status: 200, body: { from: null } })
    answerOnce('GET /api/releases', { status: 200, body: [release(2, 'DRAFT')] })
    await userEvent.click(screen.getByRole('button', { name: '确认' }))
    expect(await screen.findByText('talent-residency@2 原定的生效时间已撤销。')).toBeVisible()
    expect(portal.api.seen.find((each) => each.method === 'POST')?.body).toEqual({ from: 'never' })
  })

  it('says in Chinese why a moment is refused', async () => {
    answers()
    answerOnce('GET /api/releases/talent-residency/3/changes', { status: 200, body: { against: 'talent-residency@2', changes: [], hindrances: [] } })
    await openPortal('/releases', signedInApi())
    await userEvent.click(await screen.findByRole('button', { name: '启用' }))
    const problem = { zh: '2020-01-01 00:00 已经过去', en: '2020-01-01 00:00 is past' }
    answerOnce('POST /api/releases/talent-residency/3/activations', { status: 422, body: { title: '有误', errors: [{ field: 'from', problem }] } })
    await userEvent.click(screen.getByRole('button', { name: '确认' }))
    expect(await screen.findByText(/2020-01-01 00:00 已经过去/)).toHaveTextContent('生效 2020-01-01')
  })

  it('shows a new token once, and revokes it', async () => {
    answers()
    await openPortal('/releases', signedInApi())
    await userEvent.type(await screen.findByLabelText('用途'), '我的电脑')
    const token = { id: 7, label: '我的电脑', madeAt: '2026-11-26T01:00:00Z', expiresAt: '2026-12-26T01:00:00Z', state: 'VALID' }
    answerOnce('POST /api/deploy-tokens', { status: 201, body: { user: 'linmo', token: 'otd_secret', expiresAt: token.expiresAt } })
    answerOnce('GET /api/deploy-tokens', { status: 200, body: [token] })
    await userEvent.click(screen.getByRole('button', { name: '生成令牌' }))
    expect(await screen.findByText('otd_secret')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '我已保存' }))
    expect(screen.queryByText('otd_secret')).toBeNull()

    answerOnce('DELETE /api/deploy-tokens/7', { status: 204 })
    answerOnce('GET /api/deploy-tokens', { status: 200, body: [{ ...token, state: 'REVOKED' }] })
    await userEvent.click(screen.getByRole('button', { name: '吊销' }))
    expect(await screen.findByText('已吊销')).toBeVisible()
  })
})
