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
  const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('ONETHING-CSRF='))
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'X-ONETHING-CSRF': decodeURIComponent(token?.slice('ONETHING-CSRF='.length) ?? ''),
    },
  })
}
