// What departments were asked for the case, from the journal: folded, each call a line that opens to its attempts.
import { element, pick, say, when } from './page.js'

export function callsPanel(calls) {
  if (!calls?.length) return null
  const doubtful = calls.filter((call) => call.doubtful).length
  const count = say(`部门调用记录（${calls.length} 项）`, `Calls to departments (${calls.length})`)
  const warning = say(`${doubtful} 项有异常`, `${doubtful} in trouble`)
  return element(
    'details',
    { class: 'case-sheet-calls' },
    element('summary', {}, count, ...(doubtful ? [' ', element('strong', { class: 'in-trouble' }, warning)] : [])),
    ...calls.map((call) => callLines(call)),
  )
}

function callLines(call) {
  const last = call.lines.at(-1)
  const tries = say(`共 ${call.lines.length} 条`, `${call.lines.length} lines`)
  const heads = [
    say('时间', 'At'),
    say('事项', 'What'),
    say('结果', 'Result'),
    say('状态码', 'Status'),
    say('用时', 'Took'),
    say('说明', 'Message'),
  ]
  return element(
    'details',
    call.doubtful ? { class: 'in-trouble' } : {},
    element(
      'summary',
      {},
      element('span', {}, pick(call.names)),
      element('span', { class: 'case-sheet-note' }, pick(call.department.names)),
      element('span', {}, pick(last.result)),
      element('span', { class: 'case-sheet-note' }, tries),
    ),
    element(
      'table',
      { class: 'table table-condensed' },
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...call.lines.map((line) => attempt(line))),
    ),
    element('p', { class: 'case-sheet-note' }, say('幂等键：', 'Key: '), ...keys(call.lines)),
  )
}

function attempt(line) {
  const message = [line.cause ? pick(line.cause) : '', line.message ?? ''].filter(Boolean).join(say('：', ': '))
  return element(
    'tr',
    {},
    element('td', {}, when(line.at)),
    element('td', {}, pick(line.what)),
    element('td', {}, pick(line.result)),
    element('td', {}, line.status ?? '—'),
    element('td', {}, line.tookMillis === undefined ? '—' : took(line.tookMillis)),
    element('td', { class: 'case-sheet-message' }, message),
  )
}

/** The key is the same for every attempt of a call; were it not, all would be shown. */
function keys(lines) {
  const known = [...new Set(lines.map((line) => line.key).filter(Boolean))]
  return known.length ? known.map((key) => element('code', {}, key)) : ['—']
}

function took(millis) {
  return millis < 1000 ? say(`${millis} 毫秒`, `${millis} ms`) : say(`${(millis / 1000).toFixed(1)} 秒`, `${(millis / 1000).toFixed(1)} s`)
}
