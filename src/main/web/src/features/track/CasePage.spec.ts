import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Light } from './types'
import { CASE_NUMBER, CORRECTION_NUMBER } from '@/testing/mockApi'
import { caseAt, caseToCorrect, LIGHT_NAMES } from '@/testing/mockCase'
import { answerOnce, FakeEventSource, openPortal, signedInApi, type Portal } from '@/testing/portal'

async function openAt(stage: number): Promise<Portal> {
  const api = signedInApi()
  api.stage = stage
  return openPortal(`/cases/${CASE_NUMBER}`, api)
}

const rowOf = (step: string): HTMLElement => {
  const row = screen.getByText(step).closest('li')
  if (!row) throw new Error(`no row for ${step}`)
  return row
}

const headline = async (): Promise<ReturnType<typeof within>> => {
  const entry = (await screen.findByText('提交')).closest('header')
  if (!entry) throw new Error('no headline')
  return within(entry)
}

describe('the page of a case', () => {
  it('says whose it is, since when, what it waits for and when it is due', async () => {
    await openAt(4)
    expect(await screen.findByRole('heading', { level: 1, name: '等待原籍公安迁出' })).toBeVisible()
    const row = rowOf('办理户口迁出')
    expect(within(row).getByRole('heading', { name: '原籍公安机关' })).toBeVisible()
    expect(within(row).getByText('办理中')).toBeVisible()
    expect(within(row).getByText(/棉城派出所/)).toBeVisible()
    expect(within(row).getByText(/12月23日/)).toBeVisible()
  })

  it.each<[Light, string, string]>([
    ['GREEN', '正常', '正常'],
    ['YELLOW', '临近期限', '临近期限'],
    ['RED', '已超期', '已超期'],
    ['GREY', '不计时', '不计时'],
  ])('shows the light %s of the case and of an open step in words', async (light, ofTheCase, ofTheStep) => {
    const view = caseAt(CASE_NUMBER, 2)
    const steps = view.steps.map((step) => (step.state === 'OPEN' ? { ...step, light, lightNames: LIGHT_NAMES[light] } : step))
    answerOnce(`GET /api/cases/${CASE_NUMBER}`, { status: 200, body: { ...view, light, lightNames: LIGHT_NAMES[light], steps } })
    await openAt(2)
    expect((await headline()).getByText(ofTheCase)).toBeVisible()
    expect(within(rowOf('人才引进审核')).getByText(ofTheStep)).toBeVisible()
  })

  it.each([
    [1, '不计时'],
    [4, '暂停计时'],
    [7, '已结束计时'],
  ])('says at stage %i why nothing is counted: %s', async (stage, words) => {
    await openAt(stage)
    expect((await headline()).getByText(words)).toBeVisible()
  })

  it('marks a date past the published holidays as provisional', async () => {
    const view = caseAt(CASE_NUMBER, 2)
    const steps = view.steps.map((step) => ({ ...step, provisional: true }))
    answerOnce(`GET /api/cases/${CASE_NUMBER}`, { status: 200, body: { ...view, steps } })
    await openAt(2)
    await screen.findByText('人才引进审核')
    expect(within(rowOf('人才引进审核')).getByText(/（暂定）/)).toBeVisible()
  })

  it('says which of several open steps decides when the case ends', async () => {
    answerOnce(`GET /api/cases/${CASE_NUMBER}`, { status: 200, body: { ...caseAt(CASE_NUMBER, 0), critical: ['insurance'] } })
    await openAt(0)
    await screen.findByText('查询参保情况')
    expect(within(rowOf('查询参保情况')).getByText('决定办结时间')).toBeVisible()
    expect(within(rowOf('核验学历')).queryByText('决定办结时间')).toBeNull()
  })

  it('shows no light for what is done', async () => {
    await openAt(7)
    await screen.findByText('人才引进审核')
    expect(within(rowOf('人才引进审核')).queryByText('不计时')).toBeNull()
  })

  it('says why the clock stands still, in words beside the light', async () => {
    await openAt(4)
    const clocks = await screen.findByRole('region', { name: '时限' })
    expect(within(clocks).getByText('暂停计时')).toBeVisible()
    expect(within(clocks).getByText(/案件在原籍公安机关/)).toBeVisible()
    expect(within(clocks).getByText(/预计 2026年12月10日 恢复计时/)).toBeVisible()
    expect(within(clocks).getByText('依据：《户口迁移规定》')).toBeVisible()
  })

  it('changes by itself and tells a screen reader', async () => {
    const { api } = await openAt(2)
    await screen.findByRole('heading', { level: 1, name: '审核中' })
    expect(within(rowOf('人才引进审核')).getByText('办理中')).toBeVisible()
    await waitFor(() => expect(FakeEventSource.opened).toHaveLength(1))
    api.advance()
    FakeEventSource.opened[0]?.dispatchEvent(new MessageEvent('changed', { data: '{"version":4}' }))
    await waitFor(() => expect(within(rowOf('人才引进审核')).getByText('已完成')).toBeVisible())
    expect(screen.getByRole('status')).toHaveTextContent('人才引进审核：已完成。')
  })

  it('says that the connection broke and opens it again', async () => {
    await openAt(2)
    await waitFor(() => expect(FakeEventSource.opened).toHaveLength(1))
    FakeEventSource.opened[0]?.onerror?.()
    expect(await screen.findByText(/正在重新连接/)).toBeVisible()
    await waitFor(() => expect(FakeEventSource.opened).toHaveLength(2), { timeout: 3_000 })
    FakeEventSource.opened[1]?.onopen?.()
    expect(await screen.findByText(/本页自动更新/)).toBeVisible()
  })

  it('offers the documents and their verification codes', async () => {
    await openAt(7)
    expect(await screen.findByRole('link', { name: /电子户口卡/ })).toHaveAttribute(
      'href',
      `/api/cases/${CASE_NUMBER}/documents/household-card`,
    )
    expect(screen.getByRole('link', { name: 'W6CR-3PNG-8YTB' })).toHaveAttribute('href', '/verify/W6CR-3PNG-8YTB')
    expect(screen.queryByRole('button', { name: '撤回申请' })).toBeNull()
  })

  it('withdraws after a confirmation only', async () => {
    const { api } = await openAt(2)
    await userEvent.click(await screen.findByRole('button', { name: '撤回申请' }))
    expect(api.withdrawn).toBe(false)
    await userEvent.click(await screen.findByRole('button', { name: '确定撤回' }))
    expect(await screen.findByRole('heading', { level: 1, name: '已撤回' })).toBeVisible()
  })

  it('takes the correction that was asked for', async () => {
    const { api } = await openPortal(`/cases/${CORRECTION_NUMBER}`, signedInApi())
    const panel = await screen.findByRole('region', { name: '请补正材料' })
    expect(within(panel).getByText('未查到您的学历，请填写学历证书编号')).toBeVisible()
    await userEvent.type(await within(panel).findByLabelText(/学历证书编号/), '105581202605000321')
    await userEvent.click(within(panel).getByRole('button', { name: '提交补正' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: '请补正材料' })).toBeNull())
    expect(api.seen.find(({ path }) => path.endsWith('/corrections'))?.body).toEqual({
      form: { degreeCertNo: '105581202605000321' },
    })
  })

  it('says what a question is about and until when it can be answered', async () => {
    const asking = caseToCorrect(CORRECTION_NUMBER)
    answerOnce(`GET /api/cases/${CORRECTION_NUMBER}`, {
      status: 200,
      body: {
        ...asking,
        correction: {
          ...asking.correction,
          due: null,
          items: [],
          asked: { zh: '家长确认入学', en: 'The guardian confirms the place' },
          until: '2030-12-25T10:00:00Z',
          shows: [{ key: 'placeName', names: { zh: '录取学校', en: 'School' }, value: { zh: '海湾小学', en: 'Haiwan Primary School' } }],
        },
      },
    })
    await openPortal(`/cases/${CORRECTION_NUMBER}`, signedInApi())
    const panel = await screen.findByRole('region', { name: '家长确认入学' })
    expect(within(panel).getByText('海湾小学')).toBeVisible()
    expect(within(panel).getByText(/2030年12月25日 18:00（北京时间）前提交/)).toBeVisible()
  })

  it("shows somebody else's case as not found", async () => {
    await openPortal('/cases/TR-SOMEBODY', signedInApi())
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到')
  })
})
