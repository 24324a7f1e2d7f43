// Answers that came when nobody waited for them any more: shown, so that a person can act on them; never applied.
import { element, pick, say, when } from './page.js'

/** @param {(section) => Element} facts draws a section of facts, with what it takes to show a masked one */
export function lateAnswersPanel(answers, facts) {
  if (!answers?.length) return null
  return element(
    'section',
    { class: 'late-answers' },
    element('h4', {}, say('迟到的答复（已记录，未采用）', 'Late answers (recorded, not applied)')),
    ...answers.map((answer) => lateAnswer(answer, facts)),
  )
}

function lateAnswer(answer, facts) {
  const shown = element(
    'p',
    {},
    element('strong', {}, pick(answer.names)),
    ` ${pick(answer.department.names)} · ${pick(answer.way)} · ${when(answer.at)}`,
    ...(answer.result ? [element('span', { class: 'late-answer-result' }, pick(answer.result))] : []),
  )
  if (!answer.fields.length) return shown
  const fields = answer.fields.map((field) => ({ ...field, lateAnswer: answer.id }))
  return element('div', {}, shown, facts({ department: answer.department, fields }))
}
