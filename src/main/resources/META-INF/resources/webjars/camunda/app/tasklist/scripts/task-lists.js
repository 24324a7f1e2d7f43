// A task that is claimed moves to the list 我的任务: the page follows it there, so that it stays open and is seen in the list.
// And the lists' names, which Tasklist keeps in one language, in English.
import { ask, element, english, send } from './page.js'

const CHECK_EVERY_MS = 200
/** So often must be seen that nothing changes the address any more. */
const STAYS = 2
const MOST_TRIES = 20

let lists = []
let words = new Map()
ask('/camunda/api/engine/engine/default/filter?resourceType=Task&maxResults=50').then((answer) => {
  if (!answer.ok) return
  lists = answer.body
  if (english) words = new Map(lists.flatMap((list) => Object.entries(list.properties.english ?? {})).flatMap(withColon))
})

/** The task that its clerk claims, and whether she has. */
let moving

document.addEventListener('click', (event) => {
  // Whoever does something else meanwhile is not led away from it.
  if (event.target instanceof Element && event.target.closest('.actors .claim')) claiming()
  else moving = undefined
})
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.altKey && event.code === 'KeyC') claiming()
})
window.setInterval(() => {
  if (moving) follow()
  if (words.size) translate('.task-filter, [cam-tasklist-variables]', words)
}, CHECK_EVERY_MS)

// Tasklist asks the engine, which lets give back only who may assign any task to anybody; our own address takes it.
document.addEventListener(
  'click',
  (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.actors .unclaim')) return
    event.stopImmediatePropagation()
    void giveBack(address().get('task'))
  },
  true,
)

async function giveBack(task) {
  const answer = await send(`/api/tasks/${encodeURIComponent(task)}/give-back`, {})
  if (answer.ok) openAnew('UNCLAIMED', task)
  else {
    document.querySelector('.actors')?.append(element('li', { role: 'alert', class: 'desk-fault' }, answer.problem))
  }
}

/** Shows a task as it is now, in another list; told of the address alone, Tasklist would close the task. */
export function openAnew(list, task) {
  window.history.replaceState(null, '', addressIn(list, task))
  window.location.reload()
}

/** The address of a task in a list that the server has named so. */
function addressIn(list, task) {
  const found = lists.find((each) => each.properties.list === list)
  const to = address()
  if (found) to.set('filter', found.id)
  to.delete('page')
  to.set('task', task)
  return `#/?${to}`
}

/** Says in other words what Tasklist has written at these places. */
export function translate(places, known) {
  for (const place of document.querySelectorAll(places)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const word = known.get(texts.currentNode.data.trim())
      if (word) texts.currentNode.data = texts.currentNode.data.replace(texts.currentNode.data.trim(), word)
    }
  }
}

/** Names of values stand with a colon. */
function withColon([chinese, word]) {
  return [
    [chinese, word],
    [`${chinese}:`, `${word}:`],
  ]
}

function claiming() {
  moving = { task: address().get('task'), claimed: false, tries: 0, stayed: 0 }
}

function follow() {
  const open = address().get('task')
  moving.claimed ||= document.querySelector('.actors .unclaim') !== null
  if (open && open !== moving.task) moving = undefined
  else if (moving.claimed) go()
}

/** Tasklist closes the task when the list changes, so it is opened again until it stays; not for ever. */
function go() {
  const there = addressIn('OWN', moving.task)
  const wanted = new URLSearchParams(there.split('?')[1])
  const arrived = ['filter', 'task'].every((each) => address().get(each) === wanted.get(each))
  if (!arrived) window.location.hash = there
  moving.stayed = arrived ? moving.stayed + 1 : 0
  moving.tries++
  if (moving.stayed >= STAYS || moving.tries > MOST_TRIES) moving = undefined
}

function address() {
  return new URLSearchParams(window.location.hash.split('?')[1] ?? '')
}
