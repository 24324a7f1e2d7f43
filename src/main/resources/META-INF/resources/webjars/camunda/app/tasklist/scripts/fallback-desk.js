// The fallback desk (办不成事窗口) within the case sheet: what happened, whom to call, and what the department has said.
// Nothing typed here takes effect before the task is completed; values are written as text only.

import { ask, choice, element, factInput, field, options, pair, pick, saving, say, submit, when } from './page.js'

/** A place for the desk of this task, filled as soon as it is known. */
export function deskPanel(task) {
  const panel = element('section', { class: 'desk', 'aria-label': say('办不成事窗口', 'Fallback desk') })
  const path = `/api/tasks/${encodeURIComponent(task)}/desk`
  ask(path).then((answer) => {
    if (answer.status === 404) return
    if (answer.ok) panel.append(...parts(path, answer.body))
    else panel.append(element('p', { class: 'case-sheet-note', role: 'alert' }, answer.problem))
  })
  return panel
}

function parts(path, desk) {
  const answer = element('div', { class: 'desk-kept', 'data-kept': 'answer' })
  const givingUp = element('div', { class: 'desk-kept', 'data-kept': 'giving-up' })
  const refresh = async () => {
    const again = await ask(path)
    if (again.ok) showKept(again.body)
  }
  const showKept = (seen) => {
    answer.replaceChildren(...keptAnswer(seen.answer))
    givingUp.replaceChildren(...keptGivingUp(seen.givingUp))
  }
  showKept(desk)
  return [
    element('h4', {}, say(`办不成事：${pick(desk.step)}`, `Could not be done: ${pick(desk.step)}`)),
    desk.withdrawalAsked
      ? element(
          'p',
          { class: 'desk-alert', role: 'alert' },
          say(
            '申请人已申请撤回。请向部门核实此事是否已办理：已办理的，代录答复，系统随后撤销；未办理的，放弃办理并选择“申请人撤回”。',
            'The applicant wants to withdraw. Find out whether it was done: if so, enter the answer and it is undone; if not, give up as withdrawn.',
          ),
        )
      : '',
    happened(desk),
    element(
      'details',
      { open: '' },
      element('summary', {}, say('代录部门答复', "Enter the department's answer")),
      answerForm(`${path}/answer`, desk, refresh),
      answer,
    ),
    desk.givingUps.length
      ? element(
          'details',
          desk.givingUp ? { open: '' } : {},
          element('summary', {}, say('放弃办理', 'Give up')),
          givingUpForm(`${path}/giving-up`, desk, refresh),
          givingUp,
        )
      : element('p', { class: 'case-sheet-note' }, say('本环节没有“不予办理”的出口，不能放弃办理。', 'The model knows no refusal here: it cannot be given up.')),
  ]
}

function happened(desk) {
  const contact = desk.contact ? [desk.contact.zh, desk.contact.phone].filter(Boolean).join(' ') : say('未登记', 'not known')
  return element(
    'dl',
    { class: 'desk-facts' },
    ...pair(say('情况', 'What happened'), pick(desk.reason)),
    ...pair(say('办理部门', 'Department'), pick(desk.department.names)),
    ...pair(say('联系方式', 'Contact'), contact),
    ...pair(say('事项', 'Call'), `${pick(desk.call.names)}（${desk.call.id}）`),
    ...pair(say('到达窗口', 'Here since'), when(desk.since) + (desk.times > 1 ? say(`（第 ${desk.times} 次）`, ` (time ${desk.times})`) : '')),
    ...(desk.lastCause || desk.lastMessage ? pair(say('最后一次结果', 'Last attempt'), lastAttempt(desk)) : []),
  )
}

/** Why it failed, and what the worker reported, which is English. */
function lastAttempt(desk) {
  if (!desk.lastCause) return desk.lastMessage
  return desk.lastMessage ? `${pick(desk.lastCause)}（${desk.lastMessage}）` : pick(desk.lastCause)
}

function answerForm(path, desk, saved) {
  const facts = desk.facts.filter((fact) => fact.typable)
  const left = desk.facts.filter((fact) => !fact.typable)
  const form = element(
    'form',
    { class: 'desk-form', novalidate: '' },
    ...facts.map((fact) => field('desk', `facts.${fact.key}`, pick(fact.names), factInput(fact))),
    ...desk.flags.map((flag) => field('desk', `flags.${flag.key}`, pick(flag.names), choice(flag.values))),
    desk.ticket ? field('desk', 'ticket', say('部门受理号', "Department's ticket"), element('input', { type: 'text', maxlength: '128' })) : '',
    left.length
      ? element('p', { class: 'case-sheet-note desk-wide' }, say('以下内容由系统取得，不能代录：', 'Only systems bring these: ') + left.map((fact) => pick(fact.names)).join('、'))
      : '',
    field('desk', 'who', say('来源：部门答复人', 'Source: who answered'), element('input', { type: 'text', maxlength: '100', required: '', placeholder: say('处室和姓名或工号', 'Office and name') })),
    field('desk', 'way', say('来源：答复方式', 'Source: how'), choice(desk.ways)),
    submit(say('保存答复', 'Save the answer')),
  )
  return saving(form, path, saved, (value) => ({
    facts: Object.fromEntries(facts.map((fact) => [fact.key, value(`facts.${fact.key}`)]).filter(([, typed]) => typed !== '')),
    flags: Object.fromEntries(desk.flags.map((flag) => [flag.key, value(`flags.${flag.key}`)]).filter(([, code]) => code !== '')),
    ticket: desk.ticket ? value('ticket') : null,
    who: value('who'),
    way: value('way'),
  }))
}

function givingUpForm(path, desk, saved) {
  const errors = choice(desk.givingUps)
  const reasons = choice([])
  const form = element(
    'form',
    { class: 'desk-form', novalidate: '' },
    field('desk', 'error', say('不予办理的情形', 'Given up as'), errors),
    field('desk', 'reason', say('告知申请人的原因', 'Reason for the applicant'), reasons),
    field('desk', 'note', say('备注（仅留存）', 'Note (kept only)'), element('textarea', { rows: '2', maxlength: '500' })),
    submit(say('保存理由', 'Save the choice')),
  )
  const offer = () => {
    const chosen = desk.givingUps.find((one) => one.id === errors.value)
    reasons.replaceChildren(...options(chosen?.reasons ?? []))
    reasons.closest('.desk-field').hidden = !chosen?.reasons.length
  }
  errors.addEventListener('change', offer)
  offer()
  return saving(form, path, saved, (value) => ({ error: value('error'), reason: value('reason') || null, note: value('note') }))
}

function keptAnswer(kept) {
  if (!kept) return [element('p', { class: 'case-sheet-note' }, say('尚未保存答复。', 'No answer is saved yet.'))]
  const values = [...kept.flags, ...kept.facts].flatMap((line) => pair(pick(line.names), pick(line.value)))
  return [
    element('strong', {}, say('已保存的答复', 'The saved answer')),
    element(
      'dl',
      { class: 'desk-facts' },
      ...values,
      ...(kept.ticket ? pair(say('部门受理号', 'Ticket'), kept.ticket) : []),
      ...pair(say('来源', 'Source'), `${kept.who}（${pick(kept.way)}）`),
      ...pair(say('录入', 'Entered'), `${kept.by} ${when(kept.at)}`),
    ),
  ]
}

function keptGivingUp(kept) {
  if (!kept) return []
  return [
    element('strong', {}, say('已保存的理由', 'The saved choice')),
    element(
      'dl',
      { class: 'desk-facts' },
      ...pair(say('情形', 'As'), pick(kept.error)),
      ...(kept.reason ? pair(say('原因', 'Reason'), pick(kept.reason)) : []),
      ...(kept.note ? pair(say('备注', 'Note'), kept.note) : []),
      ...pair(say('录入', 'Entered'), `${kept.by} ${when(kept.at)}`),
    ),
  ]
}
