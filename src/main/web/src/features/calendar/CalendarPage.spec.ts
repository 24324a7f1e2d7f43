import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi, type Portal } from '@/testing/portal'
import type { DryRun, Glance, Overview, Publication } from './types'

const MONTH = 'WW--WWWWW--WWWWW--WWWWW--WWWWW'
const OCTOBER = 'HHHHHHHWWMWWWWW--WWWWW--WWWWW--'

const glance = (year: number, published = true): Glance => ({
  year,
  published,
  workingDays: 248,
  text: { zh: '10月1日至7日国庆节放假。', en: 'Off: 1–7 October.' },
  months: Array.from({ length: 12 }, (_, index) => ({ month: index + 1, workingDays: 20, days: index === 9 ? OCTOBER : MONTH })),
})

const publication: Publication = {
  id: 7,
  name: 'CN-2027',
  year: 2027,
  revision: 1,
  correction: false,
  origin: 'PAGE',
  source: '国办发明电〔2026〕9号',
  publishedBy: 'hanyun',
  publishedAt: '2026-11-20T02:00:00Z',
  carried: { clocks: 0, moved: 0, endedAt: null },
}

const overview: Overview = {
  publishedUntil: 2026,
  missingYear: 2027,
  openClocksBeyond: 3,
  alarm: true,
  years: [{ ...publication, id: 6, name: 'CN-2026', year: 2026, source: '国办发明电〔2025〕7号' }],
}

const preview: DryRun = {
  onto: 6,
  name: 'CN-2027',
  correction: false,
  year: glance(2027),
  changedDays: [{ date: '2027-10-01', before: 'W', after: 'H' }],
  openClocks: 5,
  movedClocks: 2,
  moves: {
    moves: [
      {
        caseNumber: 'OT20261228-000001',
        clock: 'case',
        names: { zh: '全程办理', en: 'The whole case' },
        dueBefore: '2027-01-11T09:30:00Z',
        provisionalBefore: true,
        dueAfter: '2027-01-12T09:30:00Z',
        provisionalAfter: false,
      },
    ],
    next: null,
  },
}

async function open(seen: Overview = overview): Promise<Portal> {
  answerOnce('GET /api/calendar', { status: 200, body: seen })
  answerOnce('GET /api/calendar/years/2026', { status: 200, body: { glance: glance(2026), publications: [] } })
  const portal = await openPortal('/calendar', signedInApi())
  await screen.findByLabelText('年度文件（YAML）')
  return portal
}

describe('the working calendar', () => {
  it('raises the alarm about the missing year, in words', async () => {
    await open()
    expect(await screen.findByRole('alert')).toHaveTextContent('2027年放假安排尚未发布，请尽快发布：3 个在办时限')
  })

  it('is calm while no clock reaches the missing year', async () => {
    await open({ ...overview, alarm: false, openClocksBeyond: 0 })
    expect(await screen.findByText(/目前没有在办时限落在该年/)).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('shows a year at a glance, its holidays and make-up days marked', async () => {
    await open()
    expect(screen.getByRole('button', { name: '2027（未发布）' })).toBeVisible()
    const october = await screen.findByRole('table', { name: /10月/ })
    expect(within(october).getAllByText('休')).toHaveLength(7)
    expect(within(october).getByTitle('调休上班')).toHaveTextContent('10班')
    // 1 October 2026 is a Thursday: three empty places before it.
    expect(within(october).getAllByRole('cell').slice(0, 4).map((cell) => cell.textContent)).toEqual(['', '', '', '1休'])
    expect(screen.getByText(/国办发明电〔2025〕7号/)).toBeVisible()
  })

  it('publishes what was previewed, onto what was previewed', async () => {
    const { api } = await open()
    expect(screen.getByRole('button', { name: '预览' })).toBeDisabled()
    await userEvent.type(screen.getByLabelText('年度文件（YAML）'), 'year: 2027')
    answerOnce('POST /api/calendar/years?dryRun=true&after=0', { status: 200, body: preview })
    await userEvent.click(screen.getByRole('button', { name: '预览' }))

    const region = await screen.findByRole('region', { name: '预览：CN-2027' })
    expect(within(region).getByText('在办时限 5 个，其中 2 个的到期日会变。')).toBeVisible()
    const row = within(region).getByText('OT20261228-000001').closest('tr')
    expect(row).toHaveTextContent('（暂定）')
    expect(within(region).getByText(/这是首次发布，1 天/)).toBeVisible()

    answerOnce('POST /api/calendar/years?onto=6', { status: 201, body: publication })
    answerOnce('GET /api/calendar', { status: 200, body: { ...overview, alarm: false, openClocksBeyond: 0 } })
    answerOnce('GET /api/calendar/years/2026', { status: 200, body: { glance: glance(2026), publications: [] } })
    answerOnce('GET /api/calendar/publications/7', {
      status: 200,
      body: { ...publication, carried: { clocks: 5, moved: 2, endedAt: '2026-11-20T02:00:01Z' } },
    })
    await userEvent.click(within(region).getByRole('button', { name: '发布 CN-2027' }))
    await waitFor(() => expect(screen.getByText(/CN-2027 已发布。/)).toHaveTextContent('已推算 5 个在办时限，调整 2 个'))
    expect(api.seen.find((request) => request.path.includes('onto'))?.body).toBe('year: 2027')
    expect(screen.queryByRole('region', { name: '预览：CN-2027' })).toBeNull()
  })

  it('asks for a new preview when the text changes, and says what is wrong with it', async () => {
    await open()
    const text = screen.getByLabelText('年度文件（YAML）')
    await userEvent.type(text, 'year: 2027')
    answerOnce('POST /api/calendar/years?dryRun=true&after=0', { status: 200, body: preview })
    await userEvent.click(screen.getByRole('button', { name: '预览' }))
    await screen.findByRole('button', { name: '发布 CN-2027' })
    await userEvent.type(text, '0')
    expect(screen.queryByRole('button', { name: '发布 CN-2027' })).toBeNull()

    answerOnce('POST /api/calendar/years?dryRun=true&after=0', {
      status: 422,
      body: { title: '申请内容有误', errors: [{ field: 'year', problem: { zh: '年度超出范围', en: 'Out of range' } }] },
    })
    await userEvent.click(screen.getByRole('button', { name: '预览' }))
    expect(await screen.findByText(/年度超出范围/)).toBeVisible()
  })
})
