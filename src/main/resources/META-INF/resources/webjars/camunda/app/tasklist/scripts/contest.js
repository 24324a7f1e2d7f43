// A value that the person contests, within the case sheet: what is said of it, and the department's answer.
// Nothing typed here takes effect before the task is completed; values are written as text only.

import { ask, element, factInput, field, pair, pick, saving, say, submit, when } from './page.js'

/**
 * A place for the contest of this task, filled as soon as it is known.
 *
 * @param {(line) => Element} fact draws the contested value, with what it takes to show a masked one
 */
export function contestPanel(task, fact) {
  const panel = element('section', { class: 'desk', 'aria-label': say('信息异议', 'Contested value') })
  const path = `/api/tasks/${encodeURIComponent(task)}/contest`
  ask(path).then((answer) => {
    if (answer.status === 404) return
    if (answer.ok) panel.append(...parts(path, answer.body, fact))
    else panel.append(element('p', { class: 'case-sheet-note', role: 'alert' }, answer.problem))
  })
  return panel
}

/** Values that a department has yet to settle, for whoever works on another task of the case. */
export function contestedLines(contested) {
  return (contested ?? []).map((value) =>
    element(
      'p',
      value.holds ? { class: 'desk-alert', role: 'alert' } : { class: 'case-sheet-note' },
      say(
        `申请人对“${pick(value.names)}”有异议（${pick(value.department.names)}，${pick(value.state)}）`,
        `The applicant contests ${pick(value.names)} (${pick(value.department.names)}: ${pick(value.state)})`,
      ) + (value.holds ? held(value) : '。'),
    ),
  )
}

function held(value) {
  return value.standsStill
    ? say('，核实结束后才能提交本任务，其间暂停计时。', '; this task cannot be completed before it is settled, and its clock stands still meanwhile.')
    : say('，核实结束后才能提交本任务，其间计时不停。', '; this task cannot be completed before it is settled, and its clock runs on.')
}

function parts(path, contest, fact) {
  const kept = element('div', { class: 'desk-kept', 'data-kept': 'contest' })
  const showKept = (answer) => kept.replaceChildren(...keptAnswer(answer))
  const refresh = async () => {
    const again = await ask(path)
    if (again.ok) showKept(again.body.answer)
  }
  showKept(contest.answer)
  return [
    element('h4', {}, say(`申请人对“${pick(contest.value.names)}”有异议`, `The applicant contests ${pick(contest.value.names)}`)),
    fact(contest.value),
    element(
      'dl',
      { class: 'desk-facts' },
      ...pair(say('信息来源', 'Comes from'), `${pick(contest.department.names)} · ${pick(contest.from.names)}${contest.answeredAt ? ` · ${when(contest.answeredAt)}` : ''}`),
      ...pair(say('提出时间', 'Raised'), when(contest.raisedAt)),
      ...pair(say('申请人说', 'The applicant says'), contest.said),
      ...(contest.proof ? pair(say('证明说明', 'Proof'), contest.proof) : []),
      ...(contest.files ? pair(say('证明文件', 'Files'), say(`${contest.files} 个，见下方申请人填报`, `${contest.files}, among what the applicant has given`)) : []),
      ...(contest.proofAsked && !contest.proof ? pair(say('证明', 'Proof'), say('已请申请人提供，逾期未提供', 'Was asked for and not handed in in time')) : []),
    ),
    answerForm(`${path}/answer`, contest, refresh),
    kept,
  ]
}

function answerForm(path, contest, saved) {
  const label = say(`更正为（仅更正时填写）：${pick(contest.input.names)}`, `Corrected to (only to correct): ${pick(contest.input.names)}`)
  const name = `facts.${contest.input.key}`
  const list = contest.list ? listInput(name, label, contest.list) : null
  const form = element(
    'form',
    { class: 'desk-form', novalidate: '' },
    field('contest', 'reason', say('给申请人的说明（必填）', 'For the applicant to read (required)'), element('textarea', { rows: '3', maxlength: '500', required: '' })),
    list ? list.place : field('contest', name, label, factInput(contest.input)),
    submit(say('保存', 'Save')),
  )
  return saving(form, path, saved, (value) => ({ reason: value('reason'), value: list ? list.corrected() : value(name) || null }))
}

/** Which entries of a list stay, and those that are right instead or were missing. */
function listInput(name, label, list) {
  const entries = list.entries.map((entry, number) => {
    const box = element('input', { type: 'checkbox', value: String(number), checked: '' })
    return { box, line: element('label', { class: 'desk-entry' }, box, ` ${pick(entry)}`) }
  })
  const added = element('div', { class: 'desk-added' })
  const more = element('button', { type: 'button', class: 'btn btn-default btn-sm' }, say('增加一项', 'Add an entry'))
  more.addEventListener('click', () => added.append(newEntry(list.columns)))
  const place = element(
    'fieldset',
    { class: 'desk-list desk-wide' },
    element('legend', {}, label),
    element(
      'p',
      { class: 'case-sheet-note' },
      entries.length
        ? say('不对的取消勾选；缺少的、更正后的另外增加。', 'Untick what is wrong; add what is missing or right instead.')
        : say('原来没有内容，缺少的请增加。', 'There is nothing in it; add what is missing.'),
    ),
    ...entries.map((entry) => entry.line),
    added,
    more,
    element('span', { class: 'desk-fault', 'data-fault': name, role: 'alert' }),
  )
  return {
    place,
    corrected() {
      const keep = entries.filter((entry) => entry.box.checked).map((entry) => Number(entry.box.value))
      const add = [...added.children].map(typedEntry)
      return keep.length === entries.length && add.length === 0 ? null : { keep, add }
    },
  }
}

function newEntry(columns) {
  const away = element('button', { type: 'button', class: 'btn btn-link btn-sm' }, say('去掉', 'Remove'))
  const entry = element(
    'div',
    { class: 'desk-new' },
    ...columns.map((column) => {
      const input = factInput(column)
      input.setAttribute('data-column', column.key)
      input.classList.add('form-control', 'input-sm')
      return element('label', {}, pick(column.names), input)
    }),
    away,
  )
  away.addEventListener('click', () => entry.remove())
  return entry
}

function typedEntry(entry) {
  const inputs = [...entry.querySelectorAll('[data-column]')].filter((input) => input.value)
  return Object.fromEntries(inputs.map((input) => [input.getAttribute('data-column'), input.value]))
}

function keptAnswer(kept) {
  if (!kept) return [element('p', { class: 'case-sheet-note' }, say('尚未保存核实情况。', 'Nothing is saved yet.'))]
  return [
    element('strong', {}, say('已保存', 'Saved')),
    element(
      'dl',
      { class: 'desk-facts' },
      ...pair(say('说明', 'Explanation'), kept.reason),
      ...(kept.value ? pair(say('更正为', 'Corrected to'), pick(kept.value.value)) : []),
      ...pair(say('录入', 'Entered'), kept.by),
    ),
  ]
}
