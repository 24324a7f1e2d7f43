import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { MockApi } from '@/testing/mockApi'
import { openPortal, signedInApi } from '@/testing/portal'

describe('the home page', () => {
  it('signs in as each persona with one click and says where they begin', async () => {
    await openPortal('/')
    const clerk = await screen.findByRole('link', { name: /张敏/ })
    expect(clerk).toHaveAttribute(
      'href',
      '/oauth2/authorization/identity?login_hint=zhangmin&continue=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F',
    )
    for (const name of ['李文', '周杰', '林默', '韩云']) {
      expect(screen.getByRole('link', { name: new RegExp(`以${name}的身份进入`) })).toBeVisible()
    }
  })

  it('keeps the people on other paths behind one line', async () => {
    await openPortal('/')
    const more = (await screen.findByText('其余 1 位：每人走一条不同的办理路径')).closest('details')
    expect(more).not.toHaveAttribute('open')
    expect(more).toHaveTextContent('孙浩')
  })

  it('greets an applicant with the way to begin', async () => {
    await openPortal('/', signedInApi())
    expect(await screen.findByRole('link', { name: '办理人才引进入户' })).toHaveAttribute('href', '/bundles/talent-residency')
  })

  it.each([
    ['zhangmin', '打开任务清单', '/camunda/app/tasklist/default/'],
    ['zhoujie', '打开任务清单', '/camunda/app/tasklist/default/'],
    ['linmo', '查看人才引进入户的流程模型', '/bundles/talent-residency'],
    ['hanyun', '打开运维台', '/camunda/app/cockpit/default/'],
  ])('shows %s the way to work', async (subject, link, address) => {
    const api = new MockApi()
    api.signIn(subject)
    await openPortal('/', api)
    expect(await screen.findByRole('link', { name: link })).toHaveAttribute('href', address)
  })

  it('lists the bundles and what to try', async () => {
    await openPortal('/')
    expect(await screen.findByRole('link', { name: '人才引进入户' })).toHaveAttribute('href', '/bundles/talent-residency')
    const tries = screen.getByRole('region', { name: '五分钟试一试' })
    expect(within(tries).getAllByRole('listitem').map((line) => line.textContent)).toEqual(['点“李文”，提交。', '换成“张敏”。'])
    expect(within(tries).getByRole('link', { name: /沙箱部门/ })).toBeVisible()
  })

  it('offers plain sign-in where there is no demo', async () => {
    const api = new MockApi()
    api.hasDemo = false
    await openPortal('/', api)
    expect(await screen.findByRole('link', { name: '登录并查看我的办件' })).toHaveAttribute(
      'href',
      '/oauth2/authorization/identity?continue=%2Fcases',
    )
    expect(screen.queryByText('您可以是谁')).toBeNull()
  })

  it('speaks English and prints large on demand', async () => {
    await openPortal('/')
    await userEvent.click(await screen.findByRole('button', { name: 'English' }))
    expect(screen.getByRole('heading', { level: 1, name: 'One matter, one application' })).toBeVisible()
    expect(document.documentElement.lang).toBe('en')
    await userEvent.click(screen.getByRole('button', { name: 'Large print', pressed: false }))
    expect(document.documentElement).toHaveAttribute('data-elder')
    await userEvent.click(screen.getByRole('button', { name: 'Large print', pressed: true }))
  })

  it('shows the name of whoever is signed in as text', async () => {
    const api = signedInApi()
    if (api.signedIn) api.signedIn.name = '<img src=x onerror=alert(1)>𠮷'
    const page = await openPortal('/', api)
    expect((await screen.findAllByText('<img src=x onerror=alert(1)>𠮷'))[0]).toBeVisible()
    expect(page.container.querySelector('img[src="x"]')).toBeNull()
  })
})
