import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { CASE_NUMBER } from '@/testing/mockApi'
import { detail, season } from '@/testing/mockCatalog'
import { answerOnce, openPortal, signedInApi, type Portal } from '@/testing/portal'

const APPLY = '/bundles/talent-residency/apply'
const SLOW = { timeout: 10_000 }

async function reachForm(): Promise<Portal> {
  const portal = await openPortal(APPLY, signedInApi())
  await userEvent.click(await screen.findByRole('checkbox', { name: /我已阅读/ }))
  await userEvent.click(screen.getByRole('button', { name: '同意并继续' }))
  await screen.findByLabelText(/手机号码/, {}, SLOW)
  return portal
}

async function fillIn(signature: string): Promise<void> {
  await userEvent.type(screen.getByLabelText(/手机号码/), '13800138000')
  await userEvent.click(screen.getByLabelText(/落户方式/))
  await userEvent.click(await screen.findByText('人才集体户'))
  await userEvent.type(screen.getByLabelText(/^签名/), signature)
  await userEvent.click(screen.getByLabelText(/我承诺/))
}

const submit = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: '提交申请' }))
const sent = (portal: Portal): Portal['api']['seen'] =>
  portal.api.seen.filter(({ method, path }) => method === 'POST' && path === '/api/cases')

describe('an application', () => {
  it('asks nobody before consent is given', async () => {
    const { api } = await openPortal(APPLY, signedInApi())
    await userEvent.click(await screen.findByRole('button', { name: '同意并继续' }))
    expect(screen.getByRole('alert')).toHaveTextContent('请先勾选同意')
    expect(api.seen.some(({ path }) => path === '/api/prefills')).toBe(false)
  })

  it('says before the consent when the season ends, and takes none when it is over', async () => {
    const answer = (closed?: object) =>
      answerOnce('GET /api/catalog/talent-residency', { status: 200, body: { ...detail, seasons: [{ ...season, closed }] } })
    answer()
    const portal = await openPortal(APPLY, signedInApi())
    expect(await screen.findByText('正在报名')).toBeVisible()
    expect(screen.getByText(/7月17日 18:00/)).toBeVisible()
    expect(screen.getByRole('button', { name: '同意并继续' })).toBeVisible()
    answer({ zh: '小学一年级新生报名已于2026年7月17日 18:00截止', en: 'over' })
    await portal.go('/')
    await portal.go(APPLY)
    expect(await screen.findByText(/已于2026年7月17日 18:00截止/)).toBeVisible()
    expect(screen.queryByRole('button', { name: '同意并继续' })).toBeNull()
  })

  it('goes from consent to the case page with only the typed fields sent', async () => {
    const portal = await reachForm()
    expect(screen.getByLabelText(/民族/)).toHaveValue('汉族')
    expect(screen.getByLabelText(/民族/)).toHaveAttribute('readonly')
    await fillIn('李文')
    await submit()
    expect(await screen.findByText(CASE_NUMBER, {}, SLOW)).toBeVisible()
    expect(portal.path()).toBe(`/cases/${CASE_NUMBER}`)
    expect(sent(portal)[0]?.body).toEqual({
      bundle: 'talent-residency',
      prefill: 'prefill-1',
      form: {
        mobile: '13800138000',
        settleType: 'TALENT_COLLECTIVE',
        signature: '李文',
        truthPledge: true,
      },
    })
    expect(sessionStorage).toHaveLength(0)
  })

  it('opens the form at once where nobody is asked beforehand', async () => {
    answerOnce('GET /api/catalog/talent-residency', { status: 200, body: { ...detail, consents: [] } })
    await openPortal(APPLY, signedInApi())
    expect(await screen.findByLabelText(/手机号码/, {}, SLOW)).toBeVisible()
    expect(screen.queryByText('请授权查询')).toBeNull()
    expect(screen.queryByText('授权查询')).toBeNull()
  })

  it('shows each department arriving', async () => {
    const api = signedInApi()
    api.prefillReadings = 2
    await openPortal(APPLY, api)
    await userEvent.click(await screen.findByRole('checkbox', { name: /我已阅读/ }))
    await userEvent.click(screen.getByRole('button', { name: '同意并继续' }))
    expect(await screen.findByText('已取回', {}, SLOW)).toBeVisible()
    expect(screen.getAllByText('查询中')).toHaveLength(2)
    expect(await screen.findByLabelText(/手机号码/, {}, SLOW)).toBeVisible()
  })

  it('says in Chinese what is missing before anything is sent', async () => {
    const portal = await reachForm()
    await userEvent.type(screen.getByLabelText(/手机号码/), '12')
    await submit()
    expect(await screen.findByText('请填写 11 位手机号码，例如 13800138000')).toBeVisible()
    expect(screen.getAllByText('此项必填').length).toBeGreaterThan(1)
    expect(screen.queryByText(/Field/)).toBeNull()
    expect(sent(portal)).toHaveLength(0)
  })

  it('shows what the server refuses at the field and loses nothing typed', async () => {
    await reachForm()
    await fillIn('<img src=x onerror=alert(1)>')
    await submit()
    expect((await screen.findAllByText(/签名与姓名不一致/))[0]).toBeVisible()
    expect(screen.getByLabelText(/手机号码/)).toHaveValue('13800138000')
    expect(screen.getByLabelText(/^签名/)).toHaveValue('<img src=x onerror=alert(1)>')
  })

  it('repeats with the same key when the answer was lost', async () => {
    const portal = await reachForm()
    await fillIn('李文')
    answerOnce('POST /api/cases', 'lost')
    await submit()
    expect(await screen.findByText(CASE_NUMBER, {}, SLOW)).toBeVisible()
    const keys = sent(portal).map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('sends an unanswered application again with its key after a reload', async () => {
    const request = { bundle: 'talent-residency', prefill: 'prefill-1', form: { signature: '李文' } }
    sessionStorage.setItem('onething.pending.talent-residency', JSON.stringify({ subject: 'liwen', key: 'k-7', request }))
    const portal = await openPortal(APPLY, signedInApi())
    expect(await screen.findByText(CASE_NUMBER, {}, SLOW)).toBeVisible()
    expect(sent(portal).map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual([['k-7', request]])
  })

  it("never takes up somebody else's draft", async () => {
    const draft = { subject: 'somebody', prefill: 'prefill-1', form: { mobile: '13900000000' } }
    sessionStorage.setItem('onething.draft.talent-residency', JSON.stringify(draft))
    await openPortal(APPLY, signedInApi())
    expect(await screen.findByRole('heading', { name: '请授权查询' })).toBeVisible()
    expect(sessionStorage).toHaveLength(0)
  })
})
