// The page of the time machine: what time it is in the demo, a way to move it on, and what that does to the open cases.
'use strict';

const REFRESH = 2000;
const STEPS = [1, 3, 5, 10, 20];
const steps = document.getElementById('steps');
let shown = '';
let seen = null;

async function take(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    warn(text('failed', body.detail || answer.status));
    return;
  }
  warn('');
  seen = body;
  show();
}

async function forward(workingDays) {
  const buttons = [...steps.children];
  buttons.forEach((each) => { each.disabled = true; });
  try {
    await take(await fetch('time', {
      method: 'POST',
      headers: { 'X-Sandbox': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ workingDays }),
    }));
  } catch {
    warn(text('unreachable'));
  } finally {
    buttons.forEach((each) => { each.disabled = false; });
  }
}

function showSteps() {
  steps.replaceChildren(...STEPS.map((days) => {
    const made = element('button', days === 1 ? 'primary' : '', text(days === 1 ? 'oneDay' : 'days', days));
    made.type = 'button';
    made.addEventListener('click', () => forward(days));
    return made;
  }));
}

function day(instant) {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB',
    { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })
    .format(new Date(instant));
}

function until(clock) {
  if (!clock.due) return '';
  const date = text('due', timeOf(clock.due).slice(0, -3)) + (clock.provisional ? text('provisional') : '');
  return clock.light === 'RED' ? date : `${date} · ${text('left', clock.workingDaysLeft)}`;
}

function clockLine(clock) {
  const line = element('li', 'clock');
  line.dataset.clock = clock.id;
  const words = element('div');
  words.append(element('strong', '', inLanguage(clock.names)), element('p', 'faint', until(clock)));
  line.append(element('span', 'light ' + clock.light.toLowerCase()), words,
    element('span', 'chip ' + clock.light, inLanguage(clock.lightNames)));
  return line;
}

function caseCard(each) {
  const card = element('article', 'request');
  card.dataset.case = each.caseNumber;
  const head = element('div', 'line');
  head.append(element('strong', 'mono', each.caseNumber), element('span', 'chip', inLanguage(each.state)));
  const clocks = element('ul', 'clocks');
  clocks.append(...each.clocks.map(clockLine));
  card.append(head, element('p', 'faint', inLanguage(each.bundle)), clocks);
  if (each.climbed.length) {
    const climbed = element('ol', 'climbed');
    climbed.append(...each.climbed.map((moment) => {
      const line = element('li');
      line.append(element('span', 'faint mono', timeOf(moment.at).slice(0, -3)), element('span', '', inLanguage(moment.what)));
      return line;
    }));
    card.append(element('h3', '', text('climbed')), climbed);
  }
  return card;
}

function show() {
  document.getElementById('now').textContent = day(seen.now);
  const state = language + JSON.stringify(seen.cases);
  if (state === shown) return;
  shown = state;
  document.getElementById('cases').replaceChildren(
    ...(seen.cases.length ? seen.cases.map(caseCard) : [element('p', 'empty', text('noCases'))]));
}

async function refresh() {
  try {
    await take(await fetch('time'));
  } catch {
    warn(text('unreachable'));
  }
}

fetch('overview').then((answer) => answer.json()).then(({ server }) => { document.getElementById('portal').href = server; });
whenLanguageChanges(() => { showSteps(); if (seen) show(); });
refresh();
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH);
