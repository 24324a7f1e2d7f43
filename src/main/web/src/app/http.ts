import type { Bilingual } from './language'

/** One field of a refused request: what is wrong with it, in both languages. */
export interface FieldProblem {
  field: string
  problem: Bilingual
  found?: unknown
  expected?: unknown
}

/** The server refused: an RFC 9457 problem. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly code: string | undefined,
    readonly errors: FieldProblem[],
  ) {
    super(detail || title)
    this.name = 'ApiProblem'
  }
}

/** No answer arrived: whether the server acted is unknown, so only repeat what is safe to repeat. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

type Request = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

const CSRF_COOKIE = 'ONETHING-CSRF'
const CSRF_HEADER = 'X-ONETHING-CSRF'

let whenSignedOut: () => void = () => undefined

/** Says what happens when the server answers 401; set once by the shell. */
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler
}

export function getJson<T>(path: string, options: { quiet?: boolean } = {}): Promise<T> {
  return send<T>(path, { headers: { Accept: 'application/json' } }, options.quiet ?? false)
}

export async function getText(path: string): Promise<string> {
  const response = await call(path, {})
  if (!response.ok) throw await problemOf(response)
  return response.text()
}

export function postJson<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return postText<T>(path, JSON.stringify(body), 'application/json', headers)
}

export async function deleteAt(path: string): Promise<void> {
  await send(path, { method: 'DELETE', headers: { Accept: 'application/json', [CSRF_HEADER]: await csrfToken() } }, false)
}

/** Sends a file as it is, the body of the request. */
export function postFile<T>(path: string, file: Blob, headers: Record<string, string> = {}): Promise<T> {
  return postBody<T>(path, file, 'application/octet-stream', headers)
}

export function postText<T>(path: string, body: string, type: string, headers: Record<string, string> = {}): Promise<T> {
  return postBody<T>(path, body, type, headers)
}

async function postBody<T>(
  path: string,
  body: string | Blob,
  type: string,
  headers: Record<string, string>,
): Promise<T> {
  return send<T>(
    path,
    {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': type, [CSRF_HEADER]: await csrfToken(), ...headers },
      body,
    },
    false,
  )
}

async function send<T>(path: string, request: Request, quiet: boolean): Promise<T> {
  const response = await call(path, request)
  if (response.status === 401 && !quiet) whenSignedOut()
  if (!response.ok) throw await problemOf(response)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function call(path: string, request: Request): Promise<Response> {
  try {
    const headers = { 'Accept-Language': document.documentElement.lang || 'zh-CN', ...request.headers }
    return await fetch(path, { credentials: 'same-origin', ...request, headers })
  } catch (cause) {
    throw new ConnectionLost(`No answer from ${path}`, { cause })
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<ApiProblem>
  return new ApiProblem(response.status, body.title ?? '', body.detail ?? '', body.code, body.errors ?? [])
}

/** The token of the cookie; a first GET makes the server set it when it is not there yet. */
async function csrfToken(): Promise<string> {
  const known = readCookie(CSRF_COOKIE)
  if (known !== undefined) return known
  await call('/api/session', {})
  return readCookie(CSRF_COOKIE) ?? ''
}

function readCookie(name: string): string | undefined {
  const entry = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`))
  return entry && decodeURIComponent(entry.slice(name.length + 1))
}
