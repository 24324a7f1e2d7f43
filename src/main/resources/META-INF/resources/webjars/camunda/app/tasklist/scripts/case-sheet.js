// The case sheet above the form of a task. Facts are written as text only, masked until the clerk gives a reason.
import { callsPanel } from './case-sheet-calls.js'
import { fileButton } from './case-sheet-files.js'
import { clocksPanel } from './clocks.js'
import { lateAnswersPanel } from './late-answers.js'
import { ask, element, english, pair, pick, say, send, when } from './page.js'
import { contestPanel, contestedLines } from './contest.js'
import { deskPanel } from './fallback-desk.js'
import { openAnew, translate } from './task-lists.js'

const CHECK_EVERY_MS = 300

// form-js 1.8 has no other way to be told its language.
const FORM_TEXTS = new Map([
  ['Field is required.', '请填写此项。'],
  ['Select', '请选择'],
  ['Search', '查找'],
  ['No results', '没有结果'],
  ['Not available', '不可用'],
])

// What the engine's REST API puts before the reason why a completion was refused.
const REFUSED = /^(Cannot submit task form|Cannot complete task) \S+: /

let shown
/** Whose task it is in English; Tasklist knows the Chinese names. */
let groups = new Map()
let lastReason = ''

export default [
  {
    id: 'onething-case-sheet',
    pluginPoint: 'tasklist.task.action',
    priority: 1000,
    label: say('办件单', 'Case sheet'),
    render: () => {
      document.documentElement.lang = english ? 'en' : 'zh-CN'
      window.setInterval(keepUp, CHECK_EVERY_MS)
    },
    unmount: () => undefined,
  },
]

watchSignOut()
if (!english) new MutationObserver(translateForm).observe(document.body, { childList: true, subtree: true })
new MutationObserver(shortenRefusals).observe(document.body, { childList: true, subtree: true, characterData: true })

/** Shows the sheet of the task that the address names; Tasklist changes its address without an event. */
function keepUp() {
  const task = new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('task')
  const place = document.querySelector('[cam-tasklist-task]')
  if (!place) return
  let sheet = document.getElementById('case-sheet')
  if (!sheet) {
    sheet = element('section', { id: 'case-sheet', 'aria-label': say('办件单', 'Case sheet') })
    place.before(sheet)
  }
  if (english) translate('.actors .groups', groups)
  if (task === shown) return
  shown = task
  groups = new Map()
  sheet.replaceChildren()
  if (task) load(task, sheet)
}

async function load(task, sheet) {
  sheet.replaceChildren(element('p', { class: 'case-sheet-note' }, say('正在加载办件单…', 'Loading the case sheet…')))
  const answer = await ask(`/api/tasks/${encodeURIComponent(task)}/case-sheet`)
  if (shown !== task) return
  if (answer.status === 404) {
    sheet.replaceChildren()
    return
  }
  if (!answer.ok) {
    sheet.replaceChildren(element('p', { class: 'case-sheet-note', role: 'alert' }, answer.problem))
    return
  }
  groups = new Map([[joined(answer.body.groups, 'zh'), joined(answer.body.groups, 'en')]])
  sheet.replaceChildren(...parts(task, answer.body))
}

/** As Tasklist writes the names of several groups. */
function joined(names, language) {
  return names.map((each) => each[language]).join(', ')
}

function parts(task, sheet) {
  return [
    headline(sheet),
    sheet.standIn ? standInLine(task, sheet.standIn) : null,
    clocksPanel(task, () => load(task, document.getElementById('case-sheet'))),
    sheet.desk ? deskPanel(task) : null,
    sheet.contest ? contestPanel(task, (field) => facts(task, { fields: [field] })) : null,
    ...contestedLines(sheet.contested),
    sheet.first.length ? element('div', { class: 'case-sheet-first' }, facts(task, { fields: sheet.first })) : null,
    sheet.places.length ? places(sheet.places) : null,
    element('div', { class: 'case-sheet-columns' }, ...sheet.sections.map((section) => facts(task, section))),
    sheet.signatures.length ? signatures(sheet.signatures) : null,
    ...sheet.waiting.map(waitingLine),
    lateAnswersPanel(sheet.lateAnswers, (section) => facts(task, section)),
    sheet.checks.length ? checks(sheet.checks) : null,
    remarks(task, sheet.remarks),
    history(sheet.timeline),
    callsPanel(sheet.calls),
  ].filter(Boolean)
}

function headline(sheet) {
  const due = sheet.dueText ? pick(sheet.dueText) : sheet.due ? when(sheet.due) : say('无', 'none')
  return element(
    'header',
    {},
    element('h3', {}, pick(sheet.bundle.names), element('small', {}, sheet.caseNumber)),
    element('p', { class: `case-sheet-light ${sheet.light.toLowerCase()}` }, pick(sheet.lightNames)),
    element(
      'dl',
      { class: 'case-sheet-line' },
      ...pair(say('办件状态', 'State'), pick(sheet.state)),
      ...pair(say('到达时间', 'Since'), when(sheet.since)),
    ),
    element('dl', { class: 'case-sheet-line' }, ...pair(say('办理时限', 'Due'), due)),
    sheet.critical.length
      ? element('dl', { class: 'case-sheet-line' }, ...pair(say('关键环节', 'Critical step'), sheet.critical.map(criticalStep).join('、')))
      : '',
  )
}

/** Whose step decides when the case ends. */
function criticalStep(step) {
  return `${step.department ? pick(step.department.names) : say('申请人', 'applicant')} · ${pick(step.names)}`
}

/** For whom the reader does the task; what that one has claimed can be taken over. */
function standInLine(task, standIn) {
  const line = element('p', { class: 'case-sheet-stand-in' }, say(`您代${standIn.name}办理本任务。`, `You do this task on behalf of ${standIn.name}.`))
  if (!standIn.claimed) return line
  const button = element('button', { type: 'button', class: 'btn btn-primary btn-sm' }, say('接手', 'Take over'))
  const problem = element('span', { role: 'alert', class: 'desk-fault' })
  button.addEventListener('click', async () => {
    button.disabled = true
    const answer = await send(`/api/tasks/${encodeURIComponent(task)}/take-over`, {})
    if (answer.ok) openAnew('OWN', task)
    else {
      button.disabled = false
      problem.textContent = answer.problem
    }
  })
  line.append(
    say(`${standIn.name}已认领，接手后由您提交。`, ` ${standIn.name} has claimed it; take it over to complete it.`),
    ' ',
    button,
    ' ',
    problem,
  )
  return line
}

function waitingLine(step) {
  return element('p', { class: 'case-sheet-note' }, `${pick(step.names)}（${pick(step.department.names)}）：${pick(step.text)}`)
}

function facts(task, section) {
  const list = element('dl')
  for (const field of section.fields) {
    const value = element('dd', { 'data-field': field.key }, element('span', {}, pick(field.value)))
    if (field.masked) value.append(revealButton(task, field, value))
    if (field.files) value.append(...field.files.map((file, index) => fileButton(task, field, file, index + 1)))
    list.append(element('dt', {}, pick(field.names)), value)
  }
  const heading = section.department ? [element('h4', {}, pick(section.department.names))] : []
  return element('section', {}, ...heading, list)
}

function revealButton(task, field, value) {
  const label = say('查看', 'Show')
  const button = element(
    'button',
    { type: 'button', class: 'btn btn-link btn-xs', 'aria-label': `${label} ${pick(field.names)}` },
    label,
  )
  button.addEventListener('click', () => {
    if (!value.querySelector('form')) value.append(reasonForm(task, field, value, button))
    value.querySelector('input').focus()
  })
  return button
}

/** Asks why; the dialogues of the browser are switched off in Tasklist. */
function reasonForm(task, field, value, button) {
  const reason = element('input', {
    type: 'text',
    class: 'form-control input-sm',
    required: '',
    minlength: '2',
    maxlength: '200',
    placeholder: say('查看理由（将留痕）', 'Why (it is recorded)'),
    'aria-label': say('查看理由', 'Reason'),
  })
  reason.value = lastReason
  const note = element('span', { class: 'case-sheet-note', role: 'alert' })
  const form = element(
    'form',
    { class: 'case-sheet-reason' },
    reason,
    element('button', { type: 'submit', class: 'btn btn-default btn-sm' }, say('确定', 'OK')),
    note,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await send(`/api/tasks/${encodeURIComponent(task)}/case-sheet/reveals`, {
      field: field.key,
      reason: reason.value,
      lateAnswer: field.lateAnswer,
    })
    if (!answer.ok) {
      note.textContent = answer.problem
      return
    }
    lastReason = reason.value
    value.querySelector('span').textContent = answer.body.value
    form.remove()
    button.remove()
  })
  return form
}

/** What is left of the season's places, to choose from. */
function places(list) {
  const rows = list.map((place) =>
    element(
      'tr',
      place.free ? {} : { class: 'doubtful' },
      element('td', {}, pick(place.names)),
      element('td', {}, String(place.seats)),
      element('td', {}, place.free ? String(place.free) : say('已满', 'none')),
    ),
  )
  return element(
    'section',
    { class: 'case-sheet-places' },
    element('h4', {}, say('此刻的空余名额', 'Places left now')),
    table([say('去处', 'Place'), say('名额', 'Takes'), say('空余', 'Left')], rows),
  )
}

/** Who takes part and has to sign, when each has, and who has declined and why. */
function signatures(list) {
  const rows = list.map((one) =>
    element(
      'tr',
      one.declined ? { class: 'doubtful' } : {},
      element('td', {}, one.name),
      element('td', {}, pick(one.role)),
      element('td', {}, one.representative ? pick(one.representative) : say('本人', 'in person')),
      element('td', {}, pick(one.state) + (one.reason ? say(`：${one.reason}`, `: ${one.reason}`) : '')),
      element('td', {}, one.at ? when(one.at) : ''),
    ),
  )
  const heads = [say('姓名', 'Name'), say('身份', 'Part'), say('由谁签署', 'Signed by'), say('签署', 'Signature'), say('时间', 'At')]
  return element(
    'section',
    { class: 'signatures' },
    element('h4', {}, say('签署情况', 'Signatures')),
    table(heads, rows),
  )
}

function table(heads, rows) {
  return element(
    'table',
    { class: 'table table-condensed' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', {}, head)))),
    element('tbody', {}, ...rows),
  )
}

function checks(list) {
  const rows = list.map((check) =>
    element(
      'tr',
      check.doubtful ? { class: 'doubtful' } : {},
      element('td', {}, pick(check.names)),
      element('td', {}, check.department ? pick(check.department.names) : ''),
      element('td', {}, pick(check.result)),
      element('td', {}, when(check.at)),
    ),
  )
  const heads = [say('核验事项', 'Check'), say('部门', 'Department'), say('结果', 'Result'), say('时间', 'At')]
  return element(
    'section',
    {},
    element('h4', {}, say('核验结果', 'Checks')),
    table(heads, rows),
  )
}

function remarks(task, known) {
  const list = element('ul', {}, ...known.map(remarkLine))
  const text = element('textarea', {
    class: 'form-control',
    rows: '2',
    maxlength: '2000',
    required: '',
    placeholder: say('办理备注只保存在办件中，本部门可见', 'Kept with the case, for your department'),
    'aria-label': say('办理备注', 'Remark'),
  })
  const note = element('span', { class: 'case-sheet-note', role: 'alert' })
  const form = element(
    'form',
    {},
    text,
    element('button', { type: 'submit', class: 'btn btn-default btn-sm' }, say('保存备注', 'Save')),
    note,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await send(`/api/tasks/${encodeURIComponent(task)}/remarks`, { text: text.value })
    note.textContent = answer.ok ? '' : answer.problem
    if (answer.ok) {
      list.append(remarkLine({ at: new Date().toISOString(), who: say('我', 'me'), text: text.value }))
      text.value = ''
    }
  })
  return element('details', known.length ? { open: '' } : {}, element('summary', {}, say('办理备注', 'Remarks')), list, form)
}

function remarkLine(remark) {
  return element('li', {}, `${when(remark.at)} ${remark.who}：`, element('span', {}, remark.text))
}

function history(timeline) {
  return element(
    'details',
    {},
    element('summary', {}, say('办件经过', 'What happened')),
    element('ol', {}, ...timeline.map((moment) => element('li', {}, `${when(moment.at)} ${pick(moment.what)}`))),
  )
}

/** Tasklist's own page for name and password leads nowhere: after signing out to the portal, else to sign in again. */
function watchSignOut() {
  let signedOut = false
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('.logout')) signedOut = true
  })
  window.setInterval(() => {
    if (!window.location.hash.startsWith('#/login')) return
    const back = encodeURIComponent(window.location.pathname)
    window.location.assign(signedOut ? '/' : `/oauth2/authorization/identity?continue=${back}`)
  }, CHECK_EVERY_MS)
}

function translateForm() {
  translate('.fjs-container .fjs-form-field-error, .fjs-container .fjs-form-field', FORM_TEXTS)
}

function shortenRefusals() {
  for (const place of document.querySelectorAll('[notifications-panel] .alert, .notifications .alert')) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const short = texts.currentNode.data.trim().replace(REFUSED, '')
      if (short !== texts.currentNode.data.trim()) texts.currentNode.data = short
    }
  }
}
