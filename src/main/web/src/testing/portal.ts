import { cleanup, render, type RenderResult } from '@testing-library/vue'
import { createMemoryHistory } from 'vue-router'
import { afterEach, expect, vi } from 'vitest'
import App from '@/app/App.vue'
import { applyLanguage, i18n } from '@/app/i18n'
import { createPortalRouter } from '@/app/router'
import { forget } from '@/app/session'
import { MockApi, type MockAnswer, type MockRequest } from './mockApi'

/** A stream of case events that a test sends into. */
export class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = []
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false

  constructor(readonly url: string) {
    super()
    FakeEventSource.opened.push(this)
  }

  close(): void {
    this.closed = true
  }
}

export interface Portal extends RenderResult {
  api: MockApi
  /** Where the address bar is. */
  path: () => string
  go: (path: string) => Promise<void>
}

const unexpected: string[] = []
/** Answers given instead of the mock's, first come first served; `lost` is a connection that broke. */
const overrides: { matches: string; answer: MockAnswer | 'lost' }[] = []

export function answerOnce(matches: string, answer: MockAnswer | 'lost'): void {
  overrides.push({ matches, answer })
}

async function answer(api: MockApi, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init.headers).entries())
  const json = headers['content-type'] === 'application/json'
  const body = typeof init.body === 'string' && json ? (JSON.parse(init.body) as unknown) : init.body
  const request: MockRequest = { method: init.method ?? 'GET', path: decodeURIComponent(path), headers, body }
  const index = overrides.findIndex(({ matches }) => matches === `${request.method} ${request.path}`)
  const override = index < 0 ? undefined : overrides.splice(index, 1)[0]
  if (override) api.seen.push(request)
  if (override?.answer === 'lost') throw new TypeError('network')
  const found = override?.answer ?? api.answer(request)
  if (!found) {
    unexpected.push(`${request.method} ${request.path}`)
    return new Response(null, { status: 500 })
  }
  const text = found.text ?? (found.body === undefined ? null : JSON.stringify(found.body))
  return new Response(text, { status: found.status })
}

/** The whole portal at `path`, against the mock API; a request the contract does not know fails the test. */
export async function openPortal(path: string, api = new MockApi()): Promise<Portal> {
  document.cookie = 'ONETHING-CSRF=token-1'
  vi.stubGlobal('fetch', (target: string, init?: RequestInit) => answer(api, target, init))
  vi.stubGlobal('EventSource', FakeEventSource)
  const router = createPortalRouter(createMemoryHistory())
  await router.push(path)
  const page = render(App, { global: { plugins: [router, i18n] } })
  return {
    ...page,
    api,
    path: () => router.currentRoute.value.fullPath,
    go: async (to) => {
      await router.push(to)
    },
  }
}

export function signedInApi(): MockApi {
  const api = new MockApi()
  api.signIn()
  api.prefillReadings = 0
  return api
}

afterEach(() => {
  cleanup()
  forget()
  sessionStorage.clear()
  localStorage.clear()
  applyLanguage('zh')
  FakeEventSource.opened = []
  vi.unstubAllGlobals()
  const surprises = unexpected.splice(0)
  overrides.splice(0)
  expect(surprises, 'requests that the contract does not know').toEqual([])
})
