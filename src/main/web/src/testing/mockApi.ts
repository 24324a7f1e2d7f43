import type { CaseView } from '@/features/track/types'
import type { Prefill } from '@/features/apply/types'
import { demo, detail, prefilled, sources, summary } from './mockCatalog.ts'
import { caseAt, caseToCorrect, LAST_STAGE } from './mockCase.ts'

export interface MockRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: unknown
}

export interface MockAnswer {
  status: number
  body?: unknown
  text?: string
}

export const CASE_NUMBER = 'TR-20261125-7F3KQ9'
export const CORRECTION_NUMBER = 'TR-20261120-K2M8XD'

/** An API server in memory that behaves as the contract says, for tests and for working on the pages alone. */
export class MockApi {
  signedIn: { subject: string; name: string; roles: string[] } | null = null
  stage = 0
  withdrawn = false
  corrected = false
  hasDemo = true
  diagram = ''
  /** How many readings of a prefill it takes until all have answered. */
  prefillReadings = sources.length
  private polls = 0
  private readonly created = new Map<string, string>()
  /** Every request answered, in order. */
  readonly seen: MockRequest[] = []

  signIn(subject = 'liwen'): void {
    const persona = demo.personas.find((one) => one.subject === subject)
    if (persona) this.signedIn = { subject, name: persona.name, roles: [persona.role] }
  }

  /** The answer, or `null` for a request the contract does not know. */
  answer(request: MockRequest): MockAnswer | null {
    this.seen.push(request)
    const key = `${request.method} ${request.path}`
    switch (key) {
      case 'GET /api/session':
        return ok({ person: this.signedIn })
      case 'GET /api/demo':
        return this.hasDemo ? ok(demo) : problem(404, 'No demo here')
      case 'GET /api/catalog':
        return ok([summary])
      case 'GET /api/catalog/talent-residency':
        return ok(detail)
      case 'GET /api/catalog/talent-residency/diagram':
        return { status: 200, text: this.diagram }
    }
    if (request.path.startsWith('/api/catalog/')) return problem(404, 'Unknown bundle')
    if (request.path.startsWith('/api/verifications/')) return this.verify(request.path.slice(19))
    if (!request.path.startsWith('/api/')) return null
    return this.signedIn ? this.answerPerson(request, key) : problem(401, 'Not signed in')
  }

  private answerPerson(request: MockRequest, key: string): MockAnswer | null {
    switch (key) {
      case 'POST /api/sign-out':
        this.signedIn = null
        return { status: 204 }
      case 'POST /api/prefills':
        this.polls = 0
        return { status: 202, body: { id: 'prefill-1', state: 'RUNNING' } }
      case 'GET /api/prefills/prefill-1':
        return ok(this.prefill())
      case 'POST /api/cases':
        return this.create(request)
      case 'GET /api/participations':
        return ok([])
      case 'GET /api/cases':
        return ok([this.view(CASE_NUMBER), this.view(CORRECTION_NUMBER)])
    }
    const match = /^\/api\/cases\/([^/]+)(?:\/(corrections|withdrawal))?$/.exec(request.path)
    if (!match) return null
    if (match[1] !== CASE_NUMBER && match[1] !== CORRECTION_NUMBER) return problem(404, 'Unknown case')
    if (request.method === 'GET' && !match[2]) return ok(this.view(match[1]))
    if (request.method !== 'POST') return null
    if (match[2] === 'corrections') this.corrected = true
    if (match[2] === 'withdrawal') this.withdrawn = true
    return match[2] ? { status: 202 } : null
  }

  /** Takes the case one stage on; returns its new version. */
  advance(): number {
    this.stage = Math.min(this.stage + 1, LAST_STAGE)
    return this.view(CASE_NUMBER).version
  }

  view(caseNumber: string): CaseView {
    if (caseNumber === CORRECTION_NUMBER && !this.corrected) return caseToCorrect(caseNumber)
    const view = caseAt(caseNumber, this.stage)
    if (caseNumber === CORRECTION_NUMBER) return { ...view, version: 100 }
    if (!this.withdrawn) return view
    return {
      ...view,
      version: 99,
      state: 'WITHDRAWN',
      stateNames: { zh: '已撤回', en: 'Withdrawn' },
      closedAt: view.submittedAt,
      outcome: 'WITHDRAWN',
      outcomeNames: { zh: '已撤回', en: 'Withdrawn' },
      outcomeTone: 'neutral',
    }
  }

  private prefill(): Prefill {
    const arrived = this.polls++
    const ready = arrived >= this.prefillReadings
    return {
      id: 'prefill-1',
      state: ready ? 'READY' : 'RUNNING',
      sources: sources.map((source, index) => ({ ...source, state: ready || index < arrived ? 'ANSWERED' : 'WAITING' })),
      values: ready ? prefilled : {},
    }
  }

  private create(request: MockRequest): MockAnswer {
    const key = request.headers['idempotency-key']
    if (!key) return problem(400, 'Idempotency-Key is missing')
    const form = (request.body as { form: Record<string, unknown> }).form
    if (form.signature !== prefilled.applicantName) {
      return problem(422, 'The application is not complete', [
        { field: 'signature', problem: { zh: '签名与姓名不一致', en: 'The signature is not your name' } },
      ])
    }
    const known = this.created.has(key)
    this.created.set(key, CASE_NUMBER)
    return { status: known ? 200 : 201, body: { caseNumber: CASE_NUMBER } }
  }

  private verify(code: string): MockAnswer {
    const document = caseAt(CASE_NUMBER, LAST_STAGE).documents.find((one) => one.verificationCode === code)
    if (!document) return problem(404, 'No document with this verification code was issued')
    const { names: documentNames, issuedAt, id } = document
    const valid = id !== 'quota-card' || !this.withdrawn
    return ok({ valid, documentNames, issuedAt, bundleNames: summary.names, caseNumber: 'TR-2******Q9' })
  }
}

const ok = (body: unknown): MockAnswer => ({ status: 200, body })

function problem(status: number, title: string, errors: unknown[] = []): MockAnswer {
  return { status, body: { type: 'about:blank', title, status, detail: title, errors } }
}
