import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answerOnce, openPortal, signedInApi, type Portal } from '@/testing/portal'
import type { Overview, Preview } from './types'

const overview: Overview = {
  number: 3,
  yaml: 'offices: {}',
  offices: [
    {
      id: 'school-keyuan',
      names: { zh: '科苑小学招生办公室', en: 'Keyuan' },
      department: { zh: '学校招生审核', en: 'Schools' },
      region: { zh: '南山区', en: 'Nanshan' },
      group: 'schools-keyuan-clerks',
      address: '深圳市南山区科苑路88号',
      serves: [{ id: 'KEYUAN', names: { zh: '科苑小学', en: 'Keyuan Primary School' } }],
    },
  ],
  fallbacks: [
    {
      department: { zh: '学校招生审核', en: 'Schools' },
      group: { id: 'education-bureau-clerks', names: { zh: '市教育局经办人', en: 'Education bureau, handler' } },
    },
  ],
  used: [
    {
      group: { id: 'tax-desk' },
      uses: [{ process: { zh: '入学一件事', en: 'School' }, step: { zh: '核对税单', en: 'Check the tax' } }],
    },
  ],
  standIns: [
    { absent: { id: 'fangli', names: { zh: '方丽', en: '方丽' } }, by: { id: 'tanhai' }, from: '2026-12-01', to: '2026-12-05', today: true, over: false, groups: [] },
  ],
  versions: [{ number: 3, origin: 'PAGE', by: 'hanyun', at: '2026-11-26T02:00:00Z' }],
}

const preview: Preview = {
  onto: 3,
  differences: [
    {
      kind: 'OFFICE',
      change: 'CHANGED',
      id: 'school-keyuan',
      name: '科苑小学招生办公室',
      values: [{ key: 'serves.places', before: 'KEYUAN', after: 'KEYUAN, HAIWAN' }],
    },
    { kind: 'FALLBACK', change: 'REMOVED', id: 'tax', name: '', values: [{ key: 'group', before: 'tax-clerks' }] },
  ],
}

async function open(): Promise<Portal> {
  answerOnce('GET /api/organisation', { status: 200, body: overview })
  const portal = await openPortal('/organisation', signedInApi())
  await screen.findByLabelText('机构文件（YAML）')
  return portal
}

describe('the organisation', () => {
  it('shows offices, the fallback, stand-ins and who put it in force', async () => {
    await open()
    expect(screen.getByText('科苑小学招生办公室')).toBeVisible()
    expect(screen.getByText('科苑小学')).toBeVisible()
    expect(screen.getByText('市教育局经办人')).toBeVisible()
    expect(screen.getByText('education-bureau-clerks')).toBeVisible()
    expect(screen.getByText('方丽')).toBeVisible()
    const unnamed = screen.getByText('tax-desk').closest('tr')
    expect(unnamed).toHaveTextContent('未命名')
    expect(unnamed).toHaveTextContent('入学一件事 · 核对税单')
    expect(screen.getByText('今天生效')).toBeVisible()
    expect(screen.getByText(/尚未登录过/)).toBeVisible()
    expect(screen.getByText(/在本页 · hanyun/)).toBeVisible()
  })

  it('puts in force what was compared, onto what it was compared with', async () => {
    const { api } = await open()
    expect(screen.getByRole('button', { name: '比较差别' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: '从现行文件改起' }))
    expect(screen.getByLabelText('机构文件（YAML）')).toHaveValue('offices: {}')
    answerOnce('POST /api/organisation?dryRun=true', { status: 200, body: preview })
    await userEvent.click(screen.getByRole('button', { name: '比较差别' }))

    const region = await screen.findByRole('region', { name: '与第 3 版的差别：2 处' })
    expect(within(region).getByText('服务的代码').closest('tr')).toHaveTextContent('KEYUANKEYUAN, HAIWAN')
    expect(within(region).getByText('删除')).toBeVisible()

    answerOnce('POST /api/organisation?onto=3', { status: 201, body: { number: 4 } })
    answerOnce('GET /api/organisation', { status: 200, body: { ...overview, number: 4 } })
    await userEvent.click(within(region).getByRole('button', { name: '使其生效' }))
    expect(await screen.findByText('第 4 版已生效。')).toBeVisible()
    expect(api.seen.find((request) => request.path.includes('onto'))?.body).toBe('offices: {}')
  })

  it('says what is wrong, and asks for another comparison when the text changes', async () => {
    await open()
    const text = screen.getByLabelText('机构文件（YAML）')
    await userEvent.type(text, 'a')
    answerOnce('POST /api/organisation?dryRun=true', { status: 200, body: preview })
    await userEvent.click(screen.getByRole('button', { name: '比较差别' }))
    await screen.findByRole('button', { name: '使其生效' })
    await userEvent.type(text, 'b')
    expect(screen.queryByRole('button', { name: '使其生效' })).toBeNull()

    answerOnce('POST /api/organisation?dryRun=true', {
      status: 422,
      body: { title: '提交的内容有误', errors: [{ field: 'fallbacks.schools', problem: { zh: '缺少这一项', en: 'is missing' } }] },
    })
    await userEvent.click(screen.getByRole('button', { name: '比较差别' }))
    expect(await screen.findByText(/缺少这一项/)).toBeVisible()
  })
})
