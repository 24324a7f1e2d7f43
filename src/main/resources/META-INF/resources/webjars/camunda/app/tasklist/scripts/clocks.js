// The clocks of the case within its sheet: what each says, and what the reader may decide about it. Nothing is done before
// it was shown what it will do; the applicant is told by the server, in the same act.

import { ask, choice, clearFaults, element, field, pick, say, send, showFaults, when } from './page.js'

/** A place for the clocks of this task's case, filled as soon as they are known; `changed` shows the sheet anew. */
export function clocksPanel(task, changed) {
  const panel = element('section', { class: 'clocks', 'aria-label': say('办件的各项时限', 'All time limits of the case') })
  const path = `/api/tasks/${encodeURIComponent(task)}/clocks`
  ask(path).then((answer) => {
    if (answer.status === 404) return
    if (!answer.ok) panel.append(element('p', { class: 'case-sheet-note', role: 'alert' }, answer.problem))
    else if (answer.body.clocks.length) {
      panel.append(
        element('h4', {}, say('办件的各项时限', 'All time limits of the case')),
        ...answer.body.clocks.map((row) => clockRow(path, answer.body, row, changed)),
      )
    }
  })
  return panel
}

function clockRow(path, sheet, row, changed) {
  const clock = row.clock
  const acts = element('div', { class: 'clock-acts' })
  const place = element('div')
  const open = (form) => {
    place.replaceChildren(form)
    form.querySelector('select, input, textarea, button')?.focus()
  }
  const act = (label, build) => {
    const button = element('button', { type: 'button', class: 'btn btn-default btn-xs' }, label)
    button.addEventListener('click', () => open(build()))
    acts.append(button)
  }
  const at = `${path}/${encodeURIComponent(clock.id)}`
  const close = () => place.replaceChildren()
  if (row.stoppable) {
    act(say('暂停计时', 'Stop the clock'), () => suspensionForm(at, sheet, clock, close, changed))
    for (const still of clock.suspensions.filter((each) => each.decided && !each.to)) {
      act(say(`恢复计时：${pick(still.reason)}`, `Run again: ${pick(still.reason)}`), () => resumptionForm(at, still, close, changed))
    }
  }
  if (row.extension?.yours) act(say('延长期限', 'Give more time'), () => extensionForm(at, row.extension, close, changed))
  return element(
    'article',
    { class: 'clock', 'data-clock': clock.id },
    element('header', {}, element('strong', {}, pick(clock.names)), light(clock), acts),
    element('p', {}, pick(clock.dueText)),
    ...clock.suspensions.filter((each) => !each.to).map(standstill),
    row.extension && !row.extension.yours
      ? element(
          'p',
          { class: 'case-sheet-note' },
          say(`可由${row.extension.by.zh}批准延长，最多 ${row.extension.upToNames.zh}。`, `May be extended by the ${row.extension.by.en}, at most ${row.extension.upToNames.en}.`),
        )
      : '',
    place,
  )
}

function light(clock) {
  return element('span', { class: `case-sheet-light ${clock.light.toLowerCase()}` }, pick(clock.lightNames))
}

function standstill(still) {
  const until = still.expectedEnd ? say(`，预计 ${date(still.expectedEnd)} 恢复`, `, expected to end ${date(still.expectedEnd)}`) : ''
  const how = still.decided ? '' : say('（随当前环节自动恢复）', ' (ends with the present step)')
  return element('p', { class: 'case-sheet-note' }, say(`自 ${when(still.from)} 暂停：${pick(still.reason)}${until}${how}`, `Stopped ${when(still.from)}: ${pick(still.reason)}${until}${how}`))
}

function suspensionForm(at, sheet, clock, close, changed) {
  const open = new Set(clock.suspensions.filter((each) => !each.to).map((each) => each.code))
  const grounds = sheet.grounds.filter((ground) => !open.has(ground.code))
  const reason = choice(grounds.map((ground) => ({ id: ground.code, names: ground.names })))
  const basis = element('input', { type: 'text', maxlength: '255' })
  reason.addEventListener('change', () => {
    basis.value = grounds.find((ground) => ground.code === reason.value)?.basis ?? ''
  })
  return twoStepForm({
    fields: [
      field('suspension', 'reason', say('暂停事由', 'Reason'), reason),
      field('suspension', 'basis', say('法律依据', 'Legal basis'), basis),
      field('suspension', 'expectedEnd', say('预计恢复日期', 'Expected to run again on'), element('input', { type: 'date', min: sheet.today })),
    ],
    path: `${at}/suspensions`,
    confirm: say('确认暂停并告知申请人', 'Stop the clock and tell the applicant'),
    body: (value) => ({ reason: value('reason'), basis: value('basis'), expectedEnd: value('expectedEnd') }),
    close,
    changed,
  })
}

function resumptionForm(at, still, close, changed) {
  return twoStepForm({
    fields: [],
    path: `${at}/resumptions`,
    confirm: say('确认恢复并告知申请人', 'Run again and tell the applicant'),
    body: () => ({ reason: still.code }),
    close,
    changed,
  })
}

function extensionForm(at, extension, close, changed) {
  const [, most, unit] = /^(\d+)(\D+)$/.exec(extension.upTo)
  return twoStepForm({
    fields: [
      field('extension', 'added', say(`延长多久（${UNITS[unit]}，最多 ${most}）`, `How much (${UNITS[unit]}, at most ${most})`), element('input', { type: 'number', min: '1', max: most, value: most })),
      field('extension', 'reason', say('延长理由（告知申请人，请勿写姓名等个人信息）', 'Reason (the applicant reads it; no personal data)'), element('textarea', { rows: '2', maxlength: '255' })),
    ],
    path: `${at}/extensions`,
    confirm: say('批准延长并告知申请人', 'Grant it and tell the applicant'),
    body: (value) => ({ added: value('added') ? `${value('added')}${unit}` : '', reason: value('reason') }),
    close,
    changed,
  })
}

const UNITS = { wd: say('工作日', 'working days'), d: say('日', 'days'), h: say('小时', 'hours'), min: say('分钟', 'minutes') }

/** First says what it will do, then does it; whoever changes a field in between is told again. */
function twoStepForm({ fields, path, confirm, body, close, changed }) {
  const note = element('p', { class: 'case-sheet-note desk-wide', role: 'status' })
  const forecast = element('div', { class: 'clock-forecast desk-wide', role: 'status' })
  const look = element('button', { type: 'button', class: 'btn btn-default btn-sm' }, say('看看结果', 'Show what it will do'))
  const go = element('button', { type: 'submit', class: 'btn btn-primary btn-sm', disabled: '' }, confirm)
  const back = element('button', { type: 'button', class: 'btn btn-link btn-sm' }, say('取消', 'Cancel'))
  const form = element(
    'form',
    { class: 'desk-form clock-form', novalidate: '' },
    ...fields,
    forecast,
    element('div', { class: 'desk-wide clock-buttons' }, fields.length ? look : '', go, back),
    note,
  )
  const value = (name) => form.querySelector(`[name="${name}"]`).value
  const preview = async () => {
    clearFaults(form, note)
    const answer = await send(`${path}?dryRun=true`, body(value))
    if (!answer.ok) {
      showFaults(form, note, answer)
      return
    }
    forecast.replaceChildren(...forecastLines(answer.body))
    go.disabled = false
  }
  form.addEventListener('input', () => {
    go.disabled = true
    forecast.replaceChildren()
  })
  look.addEventListener('click', preview)
  back.addEventListener('click', close)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (go.disabled) {
      await preview()
      return
    }
    go.disabled = true
    clearFaults(form, note)
    const answer = await send(path, body(value))
    if (answer.ok) changed()
    else showFaults(form, note, answer)
  })
  if (!fields.length) preview()
  return form
}

function forecastLines(forecast) {
  const before = dueText(forecast.before)
  const after = dueText(forecast.after)
  return [
    element('p', {}, say('到期 ', 'Due '), element('span', {}, before), ' → ', element('strong', {}, after)),
    element('p', { class: 'case-sheet-note' }, pick(forecast.after.text)),
  ]
}

function dueText(expected) {
  return when(expected.due) + (expected.provisional ? say('（暂定）', ' (provisional)') : '')
}

function date(instant) {
  return new Intl.DateTimeFormat(say('zh-CN', 'en-GB'), { timeZone: 'Asia/Shanghai', dateStyle: 'medium' }).format(new Date(instant))
}
