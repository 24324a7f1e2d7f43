import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, ConnectionLost, getJson, onSignedOut, postJson } from './http'

function answerWith(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const spy = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  vi.stubGlobal('fetch', spy)
  return spy
}

afterEach(() => vi.unstubAllGlobals())

describe('http', () => {
  it('echoes the CSRF cookie in the header of a POST', async () => {
    document.cookie = 'ONETHING-CSRF=abc%2B1'
    const spy = answerWith(200, {})
    await postJson('/api/cases', { bundle: 'x' }, { 'Idempotency-Key': 'k' })
    const request = spy.mock.calls[0]?.[1] as RequestInit
    expect(request.headers).toMatchObject({ 'X-ONETHING-CSRF': 'abc+1', 'Idempotency-Key': 'k' })
  })

  it('turns a problem into an error with its fields', async () => {
    const errors = [{ field: 'mobile', problem: { zh: '格式不对', en: 'Wrong format' } }]
    answerWith(422, { title: 'Invalid', detail: 'One field is wrong', code: 'INVALID_FIELD', errors })
    const failure = await getJson('/api/x').catch((problem: unknown) => problem)
    expect(failure).toBeInstanceOf(ApiProblem)
    expect(failure).toMatchObject({ status: 422, code: 'INVALID_FIELD', errors, message: 'One field is wrong' })
  })

  it('says that no answer arrived', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
    await expect(getJson('/api/x')).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('asks for sign-in on 401, except where a visitor is welcome', async () => {
    const signedOut = vi.fn()
    onSignedOut(signedOut)
    answerWith(401, {})
    await getJson('/api/me', { quiet: true }).catch(() => undefined)
    expect(signedOut).not.toHaveBeenCalled()
    await getJson('/api/cases').catch(() => undefined)
    expect(signedOut).toHaveBeenCalledOnce()
  })
})
