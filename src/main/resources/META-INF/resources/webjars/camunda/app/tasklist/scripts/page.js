// What the pages inside Tasklist share: the language, elements made as text only, and asking our API.

export const english = readLanguage() === 'en'
export const say = (zh, en) => (english ? en : zh)
export const pick = (names) => (names ? (english ? names.en : names.zh) : '')

function readLanguage() {
  try {
    return window.localStorage.getItem('onething.language')
  } catch {
    return null
  }
}

export function pair(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)]
}

export function when(instant) {
  return new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant))
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

/** A labelled input with a place for what is wrong with it; `form` keeps ids of several forms apart. */
export function field(form, name, label, input) {
  const id = `${form}-${name.replace('.', '-')}`
  input.setAttribute('id', id)
  input.setAttribute('name', name)
  input.setAttribute('aria-describedby', `${id}-fault`)
  input.classList.add('form-control', 'input-sm')
  return element(
    'div',
    { class: 'desk-field' },
    element('label', { for: id }, label),
    input,
    element('span', { class: 'desk-fault', id: `${id}-fault`, 'data-fault': name, role: 'alert' }),
  )
}

export function choice(values) {
  return element('select', {}, ...options(values))
}

export function options(values) {
  return [
    element('option', { value: '' }, say('请选择', 'Choose')),
    ...values.map((value) => element('option', { value: value.id }, pick(value.names))),
  ]
}

export function clearFaults(form, note) {
  for (const old of form.querySelectorAll('.desk-fault')) old.textContent = ''
  note.textContent = ''
}

/** Says what is wrong beside each field, the rest in the note. */
export function showFaults(form, note, answer) {
  note.textContent = answer.problem
  for (const fault of answer.faults) {
    const place = form.querySelector(`[data-fault="${fault.field}"]`)
    if (place) place.textContent = pick(fault.problem)
    else note.textContent += ` ${pick(fault.problem)}`
  }
}

/** Sends what was typed for a task; what is wrong is said beside its field. */
export function saving(form, path, saved, body) {
  const note = element('p', { class: 'case-sheet-note desk-wide', role: 'status' })
  form.append(note)
  const value = (name) => form.querySelector(`[name="${name}"]`).value
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    clearFaults(form, note)
    const answer = await send(path, body(value))
    if (answer.ok) {
      note.textContent = say('已保存。请在下方选择处理方式并提交。', 'Saved. Now choose below and complete the task.')
      await saved()
      return
    }
    showFaults(form, note, answer)
  })
  return form
}

/** The input in which a fact of this type is typed. */
export function factInput(fact) {
  if (fact.type === 'boolean') {
    return choice([
      { id: 'true', names: { zh: '是', en: 'Yes' } },
      { id: 'false', names: { zh: '否', en: 'No' } },
    ])
  }
  if (fact.values.length) return choice(fact.values)
  if (fact.type === 'date') return element('input', { type: 'date' })
  return element('input', { type: 'text', maxlength: String(fact.maxLength), autocomplete: 'off' })
}

export function submit(label) {
  return element('div', { class: 'desk-wide' }, element('button', { type: 'submit', class: 'btn btn-primary btn-sm' }, label))
}

export async function ask(path, request = {}) {
  try {
    const response = await fetch(path, {
      credentials: 'same-origin',
      ...request,
      headers: { Accept: 'application/json', 'Accept-Language': english ? 'en' : 'zh', ...request.headers },
    })
    const text = await response.text()
    const body = text ? JSON.parse(text) : undefined
    return { ok: response.ok, status: response.status, body, problem: body?.title ?? String(response.status), faults: body?.errors ?? [] }
  } catch {
    return { ok: false, status: 0, problem: say('没有收到答复，请稍后再试。', 'No answer; try again.'), faults: [] }
  }
}

export function send(path, body) {
  return ask(path, posting(body))
}

/** Sends and gets a file, or what is wrong. */
export async function sendFor(path, body) {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...posting(body) })
    if (response.ok) return { ok: true, file: await response.blob() }
    const problem = await response.json().catch(() => ({}))
    const faults = (problem.errors ?? []).map((fault) => pick(fault.problem)).join(' ')
    return { ok: false, problem: faults || problem.title || String(response.status) }
  } catch {
    return { ok: false, problem: say('没有收到答复，请稍后再试。', 'No answer; try again.') }
  }
}

function posting(body) {
  const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('ONETHING-CSRF='))
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'X-ONETHING-CSRF': decodeURIComponent(token?.slice('ONETHING-CSRF='.length) ?? ''),
    },
  }
}
