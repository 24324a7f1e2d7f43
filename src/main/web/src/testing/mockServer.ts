import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { CASE_NUMBER, MockApi } from './mockApi.ts'
import { detail } from './mockCatalog.ts'
import { sampleDiagram } from './sampleDiagram.ts'

const repository = fileURLToPath(new URL('../../../../../', import.meta.url))
const STAGE_EVERY = 6_000

/** Serves the mock API from Vite itself (`npm run dev:mock`); the real model and form are shown when they are there. */
export function mockServer(): Plugin {
  const api = new MockApi()
  const model = `${repository}processes/talent-residency/talent-residency.bpmn`
  const form = `${repository}forms/talent-residency/application.form`
  api.diagram = existsSync(model) ? readFileSync(model, 'utf8') : sampleDiagram
  if (existsSync(form)) detail.form = JSON.parse(readFileSync(form, 'utf8')) as typeof detail.form

  async function handle(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/oauth2/authorization/identity') return signIn(url, response)
    if (url.pathname === '/mock/stage') api.stage = Number(url.searchParams.get('is'))
    if (url.pathname.endsWith('/events')) return events(request, response)
    if (url.pathname.includes('/documents/')) return void response.end('%PDF-1.7')
    const answer = api.answer({
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: await bodyOf(request),
    })
    if (!answer) return next()
    response.statusCode = answer.status
    response.setHeader('Set-Cookie', 'ONETHING-CSRF=mock; Path=/; SameSite=Strict')
    response.setHeader('Content-Type', answer.text === undefined ? 'application/json' : 'application/xml')
    response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)))
  }

  function signIn(url: URL, response: ServerResponse): void {
    api.signIn(url.searchParams.get('login_hint') ?? 'liwen')
    response.writeHead(302, { Location: url.searchParams.get('continue') ?? '/' }).end()
  }

  function events(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': open\n\n')
    const timer = setInterval(() => {
      if (!request.url?.includes(CASE_NUMBER)) return
      response.write(`event: changed\ndata: {"version":${String(api.advance())}}\n\n`)
    }, STAGE_EVERY)
    request.on('close', () => clearInterval(timer))
  }

  return {
    name: 'onething-mock-api',
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => void handle(request, response, next))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}
