import type { Bilingual } from '@/app/language'
import type { CaseStep, CaseView, Light } from '@/features/track/types'
import { departments, summary } from './mockCatalog.ts'

const at = (clock: string): string => `2026-11-25T${clock}:00+08:00`

/** What each light says, in the server's words. */
export const LIGHT_NAMES: Record<Light, Bilingual> = {
  GREEN: { zh: '正常', en: 'on time' },
  YELLOW: { zh: '临近期限', en: 'due soon' },
  RED: { zh: '已超期', en: 'overdue' },
  GREY: { zh: '不计时', en: 'not timed' },
}

const greyNames = (stage: number): Bilingual => {
  if (stage < 2) return LIGHT_NAMES.GREY
  return stage === LAST_STAGE ? { zh: '已结束计时', en: 'clock ended' } : { zh: '暂停计时', en: 'clock stopped' }
}

function step(
  id: string,
  zh: string,
  en: string,
  kind: CaseStep['kind'],
  department: CaseStep['department'],
  begins: number,
  ends: number,
  extra: Partial<CaseStep> = {},
): { begins: number; ends: number; step: CaseStep } {
  const since = at(`09:${String(30 + begins).padStart(2, '0')}`)
  const light = extra.due ? 'GREEN' : 'GREY'
  return { begins, ends, step: { id, names: { zh, en }, kind, department, state: 'OPEN', since, light, lightNames: LIGHT_NAMES[light], reused: false, ...extra } }
}

const STEPS = [
  step('identity', '核验身份与户籍', 'Verify identity and household', 'CHECK', departments.police, 0, 1, { reused: true }),
  step('degree', '核验学历', 'Verify the degree', 'CHECK', departments.education, 0, 1, { reused: true }),
  step('marital', '查询婚姻状况', 'Query marital status', 'CHECK', departments.civil, 0, 1, { reused: true }),
  step('insurance', '查询参保情况', 'Query social insurance', 'CHECK', departments.insurance, 0, 2),
  step('review', '人才引进审核', 'Review', 'CLERK', departments.hrss, 2, 3, {
    due: '2026-12-02T18:00:00+08:00',
    waitsFor: { zh: '等待经办人审核', en: 'Waiting for the clerk' },
  }),
  step('quota', '签发入户指标卡', 'Issue the quota card', 'EFFECT', departments.residency, 3, 4),
  step('permit', '签发准予迁入证明', 'Issue the move-in permit', 'EFFECT', departments.police, 3, 4),
  step('move-out', '办理户口迁出', 'Move out', 'WAIT', departments.origin, 4, 6, {
    due: '2026-12-23T18:00:00+08:00',
    waitsFor: {
      zh: '等待汕头市潮阳区公安局棉城派出所办理迁出，咨询电话 0754-83820000',
      en: 'Waiting for Miancheng police station, Shantou (0754-83820000)',
    },
  }),
  step('settle', '落户登记', 'Register the settlement', 'EFFECT', departments.police, 6, 7),
  step('card', '制发电子户口卡', 'Issue the electronic household card', 'EFFECT', departments.police, 6, 7),
]

const STATES: [state: string, zh: string, en: string][] = [
  ['SUBMITTED', '已提交', 'Submitted'],
  ['SUBMITTED', '已提交', 'Submitted'],
  ['IN_REVIEW', '审核中', 'In review'],
  ['IN_REVIEW', '审核中', 'In review'],
  ['SUSPENDED', '等待原籍公安迁出', 'Waiting for the place of origin'],
  ['SUSPENDED', '等待原籍公安迁出', 'Waiting for the place of origin'],
  ['CERTIFICATE_ISSUED', '制证中', 'Certificate issued'],
  ['CLOSED', '已办结', 'Closed'],
]
export const LAST_STAGE = STATES.length - 1

const DOCUMENTS: [from: number, id: string, zh: string, en: string, code: string][] = [
  [2, 'acceptance-notice', '受理通知书', 'Notice of acceptance', '7K3M-Q9TX-2HWD'],
  [4, 'quota-card', '入户指标卡', 'Quota card', 'B8NP-4RYC-6VJE'],
  [4, 'move-in-permit', '准予迁入证明', 'Move-in permit', 'M2XD-9KTF-5QHA'],
  [7, 'household-card', '电子户口卡', 'Electronic household card', 'W6CR-3PNG-8YTB'],
]

const MESSAGES: [from: number, zh: string, en: string][] = [
  [0, '您的申请已收到，正在同时送往各部门核验。', 'Your application has arrived and is being checked by the departments.'],
  [2, '您的申请已受理，承诺于 2026年12月2日前办结。', 'Your application is accepted and promised by 2 December 2026.'],
  [4, '入户指标卡已签发。正在等待原籍派出所办理迁出，期间我们的时限暂停计算。', 'Your quota card is issued. Our clock stands still while the place of origin moves you out.'],
  [7, '落户已完成，请下载电子户口卡。', 'You are settled; please download your household card.'],
]

/** 李文's case as it stands at a stage between 0 (submitted) and `LAST_STAGE` (closed). */
export function caseAt(caseNumber: string, stage: number): CaseView {
  const [state, zh, en] = STATES[stage] ?? ['CLOSED', '已办结', 'Closed']
  const closed = stage === LAST_STAGE
  const waiting = stage === 4 || stage === 5
  return {
    caseNumber,
    bundle: { id: summary.bundle, names: summary.names },
    applicantName: '李*',
    state,
    stateNames: { zh, en },
    outcome: closed ? 'APPROVED' : null,
    outcomeNames: closed ? { zh: '已办结，准予落户', en: 'Approved and settled' } : null,
    outcomeTone: closed ? 'good' : null,
    submittedAt: at('09:30'),
    acceptedAt: stage >= 2 ? at('09:32') : null,
    closedAt: closed ? at('09:37') : null,
    version: stage + 1,
    light: stage < 2 || waiting || closed ? 'GREY' : 'GREEN',
    lightNames: stage < 2 || waiting || closed ? greyNames(stage) : LIGHT_NAMES.GREEN,
    clocks:
      stage < 2
        ? []
        : [
            {
              id: 'case',
              names: { zh: '承诺时限（5 个工作日）', en: 'Promised within 5 working days' },
              state: closed ? 'STOPPED' : waiting ? 'SUSPENDED' : 'RUNNING',
              light: waiting || closed ? 'GREY' : 'GREEN',
              lightNames: waiting || closed ? greyNames(stage) : LIGHT_NAMES.GREEN,
              startedAt: at('09:32'),
              due: waiting || closed ? null : '2026-12-02T18:00:00+08:00',
              dueText: {
                zh: '须于2026年12月2日18:00前完成（自11月25日起 5 个工作日，当日不计）。',
                en: 'Due by 2 December 2026, 18:00 (5 working days after 25 November, which does not count).',
              },
              workingDaysLeft: closed ? 0 : 5,
              suspendedReason: waiting
                ? { zh: '案件在原籍公安机关，本市时限暂停计算。', en: 'The case is with the police of the place of origin.' }
                : null,
              suspendedUntil: waiting ? '2026-12-10T00:00:00+08:00' : null,
              suspensions: waiting
                ? [{ reason: { zh: '等待原籍', en: 'Waiting for the origin' }, basis: '《户口迁移规定》', to: null }]
                : [],
            },
          ],
    critical: STEPS.filter(({ begins, ends }) => begins <= stage && stage < ends).map(({ step: { id } }) => id),
    steps: STEPS.filter(({ begins }) => begins <= stage).map(({ ends, step: entry }) =>
      stage >= ends
        ? { ...entry, state: 'DONE', light: 'GREY', until: at(`09:${String(30 + ends).padStart(2, '0')}`), waitsFor: null }
        : entry,
    ),
    messages: MESSAGES.filter(([from]) => from <= stage).map(([from, messageZh, messageEn]) => ({
      id: `message-${String(from)}`,
      text: { zh: messageZh, en: messageEn },
      at: at(`09:${String(30 + from)}`),
    })),
    documents: DOCUMENTS.filter(([from]) => from <= stage).map(([from, id, documentZh, documentEn, verificationCode]) => ({
      id,
      names: { zh: documentZh, en: documentEn },
      issuedAt: at(`09:${String(30 + from)}`),
      verificationCode,
      href: `/api/cases/${caseNumber}/documents/${id}`,
    })),
    correction: null,
    withdrawal: { allowed: stage < 6, reason: null },
    timeline: MESSAGES.filter(([from]) => from <= stage).map(([from, messageZh, messageEn]) => ({
      at: at(`09:${String(30 + from)}`),
      what: { zh: messageZh, en: messageEn },
    })),
  }
}

/** The same case when the applicant has something to complete. */
export function caseToCorrect(caseNumber: string): CaseView {
  return {
    ...caseAt(caseNumber, 1),
    state: 'CORRECTION_REQUESTED',
    stateNames: { zh: '待补正', en: 'To be completed' },
    version: 50,
    correction: {
      correctionItems: 'DEGREE_NOT_FOUND',
      due: '2026-12-09T18:00:00+08:00',
      items: [{ code: 'DEGREE_NOT_FOUND', names: { zh: '未查到您的学历，请填写学历证书编号', en: 'Your degree was not found; enter the certificate number' }, field: 'degreeCertNo' }],
      form: {
        type: 'default',
        id: 'correction',
        schemaVersion: 16,
        components: [
          { type: 'textfield', id: 'Field_degreeCertNo', key: 'degreeCertNo', label: '学历证书编号', validate: { required: true } },
        ],
      },
    },
  }
}
