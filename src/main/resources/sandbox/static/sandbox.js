// The page of the departments: move-outs to decide, knobs to turn, ledgers to read. Looks every two seconds.
'use strict';

const REFRESH = 2000;
const reasons = ['DEBT_DISPUTE', 'COLLECTIVE_LAND', 'IDENTITY_DOUBT'];
const answers = ['normal', 'html', 'truncated', 'oversized', 'someone-else'];
const cards = new Map();
let shown = '';

async function change(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: { 'X-Sandbox': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    warn(text('failed', problem.detail || answer.status));
  } else {
    warn('');
  }
  await refresh();
}

function button(className, label, action) {
  const made = element('button', className, label);
  made.type = 'button';
  made.addEventListener('click', async () => {
    made.disabled = true;
    try { await action(); } finally { made.disabled = false; }
  });
  return made;
}

// ---- move-outs

function chip(request) {
  const chips = element('span', 'chips');
  chips.append(element('span', 'chip ' + request.state, text('state.' + request.state)));
  if (request.state === 'PENDING' && request.answersAlone) chips.append(element('span', 'chip quietly', text('answersAlone')));
  if (request.delivery) {
    const key = 'delivery.' + request.delivery;
    chips.append(element('span', 'chip delivery', known(key) ? text(key) : text('delivered', request.delivery)));
  }
  return chips;
}

function decisions(request) {
  const row = element('div', 'decisions');
  const path = 'move-outs/' + encodeURIComponent(request.ticket);
  if (request.answeredAt) {
    row.append(button('quiet', text('resend'), () => change('POST', path + '/resend')));
    return row;
  }
  const select = element('select');
  select.setAttribute('aria-label', text('reasonLabel'));
  select.append(...reasons.map((reason) => {
    const option = element('option', '', text('reason.' + reason));
    option.value = reason;
    return option;
  }));
  const refusal = element('span', 'joined');
  refusal.append(select, button('danger', text('refuse'), () => change('POST', path + '/refuse', { reason: select.value })));
  row.append(button('primary', text('moveOut'), () => change('POST', path + '/move-out')));
  if (request.state === 'PENDING') {
    const runOut = button('quiet', text('runOut'), async () => {
      if (confirm(text('confirmRunOut'))) await change('POST', path + '/run-out');
    });
    runOut.title = text('runOutHint');
    row.append(runOut);
  }
  row.append(refusal);
  return row;
}

function requestCard(request) {
  const card = element('article', 'request');
  const head = element('div', 'line');
  head.append(element('strong', '', request.name), chip(request));
  const where = element('p', '', request.originAddress);
  const station = element('p', 'faint', `${request.station.name} · ${request.station.phone}`);
  const facts = [request.ticket, `${text('since')} ${timeOf(request.requestedAt)}`];
  if (request.certificateNo) facts.push(request.certificateNo);
  if (request.reason) facts.push(text('reason.' + request.reason));
  card.append(head, where, station, element('p', 'faint mono', facts.join(' · ')), decisions(request));
  return card;
}

function showRequests(requests) {
  const state = language + JSON.stringify(requests);
  const deciding = document.activeElement && document.activeElement.closest('.decisions select');
  if (state === shown || deciding) return;
  shown = state;
  const open = requests.filter((request) => request.state === 'PENDING');
  const others = requests.filter((request) => request.state !== 'PENDING');
  document.getElementById('open').replaceChildren(
    ...(open.length ? open.map(requestCard) : [element('p', 'empty', text('noRequests'))]));
  const answered = document.getElementById('answered');
  answered.hidden = others.length === 0;
  answered.querySelector('summary').textContent = text('answered', others.length);
  answered.querySelector('.requests').replaceChildren(...others.slice(0, 20).map(requestCard));
}

// ---- departments

function slider(card, knob, most, step, shownAs, hint) {
  const label = element('label', 'knob');
  const name = element('span', 'name');
  const value = element('output');
  const input = element('input');
  Object.assign(input, { type: 'range', min: 0, max: most, step });
  const show = () => { value.textContent = shownAs(Number(input.value)); };
  input.addEventListener('input', show);
  input.addEventListener('change', () => turn(card, { [knob]: Number(input.value) }));
  label.append(name, value, input);
  card.parts[knob] = { name, label, hint, set(position) { if (document.activeElement !== input) input.value = position; show(); } };
  return label;
}

function toggle(card, knob, key, hint) {
  const label = element('label', 'toggle');
  const input = element('input');
  input.type = 'checkbox';
  const name = element('span');
  input.addEventListener('change', () => turn(card, { [knob]: input.checked }));
  label.append(input, name);
  card.parts[knob] = { name, key, label, hint, set(position) { input.checked = position; } };
  return label;
}

function losing(card) {
  const label = element('div', 'toggle');
  const name = element('span');
  const count = element('output');
  const less = button('step', '−', () => turn(card, { loseAnswers: Math.max(0, card.knobs.loseAnswers - 1) }));
  const more = button('step', '+', () => turn(card, { loseAnswers: card.knobs.loseAnswers + 1 }));
  label.append(name, less, count, more);
  card.parts.loseAnswers = {
    name, label, hint: 'loseHint',
    set(position) {
      count.textContent = text('times', position);
      less.setAttribute('aria-label', text('loseAnswers') + ' −1');
      more.setAttribute('aria-label', text('loseAnswers') + ' +1');
    },
  };
  return label;
}

function choice(card, knob, values) {
  const label = element('label', 'toggle');
  const name = element('span');
  const select = element('select');
  for (const value of values) {
    const option = element('option');
    option.value = value;
    select.append(option);
  }
  select.addEventListener('change', () => turn(card, { [knob]: select.value }));
  label.append(name, select);
  card.parts[knob] = {
    name, label, hint: knob + 'Hint',
    set(position) {
      for (const option of select.options) option.textContent = text(knob + '.' + option.value);
      if (document.activeElement !== select) select.value = position;
    },
  };
  return label;
}

async function turn(card, turned) {
  card.knobs = { ...card.knobs, ...turned };
  await change('PUT', 'knobs/' + card.id, card.knobs);
}

function makeCard(department) {
  const card = { id: department.id, parts: {}, knobs: department.knobs, node: element('article', 'department') };
  card.title = element('h3');
  card.light = element('span', 'light');
  const head = element('div', 'line');
  const names = element('div');
  names.append(card.title, element('p', 'faint mono', department.id));
  head.append(names, card.light);
  const toggles = element('div', 'toggles');
  toggles.append(
    toggle(card, 'offline', 'offline', 'offlineHint'), toggle(card, 'refuse', 'refuse1'), losing(card),
    choice(card, 'answers', answers));
  card.ledger = element('details');
  card.summary = element('summary');
  card.table = element('div', 'scroll');
  card.ledger.append(card.summary, card.table);
  card.node.append(
    head,
    slider(card, 'latency', 10000, 100, (value) => text('seconds', (value / 1000).toFixed(1))),
    slider(card, 'errorRate', 100, 5, (value) => text('percent', value)),
    slider(card, 'busy', 60, 5, (value) => text('seconds', value), 'busyHint'),
    toggles, card.ledger);
  cards.set(department.id, card);
  document.getElementById('departments').append(card.node);
  return card;
}

function ledgerTable(rows, kinds) {
  if (rows.length === 0) return element('p', 'faint', text('noEffects'));
  const table = element('table');
  const head = element('tr');
  head.append(...['kind', 'state', 'subject', 'reference', 'at'].map((key) => element('th', '', text(key))));
  table.append(head, ...rows.map((row) => {
    const line = element('tr');
    const key = known('row.' + row.state) ? 'row.' + row.state : 'state.' + row.state;
    const state = element('td');
    state.append(element('span', 'chip ' + row.state, text(key)));
    line.append(
      element('td', '', kinds[row.kind] ? inLanguage(kinds[row.kind]) : text('kind.' + row.kind)), state, element('td', '', row.subject),
      element('td', 'mono', row.reference), element('td', 'faint', timeOf(row.changedAt)));
    line.title = row.key;
    return line;
  }));
  return table;
}

function showDepartment(department) {
  const card = cards.get(department.id) || makeCard(department);
  const state = language + JSON.stringify(department);
  if (card.shown === state) return;
  card.shown = state;
  card.knobs = department.knobs;
  card.title.textContent = inLanguage(department.names);
  for (const [knob, part] of Object.entries(card.parts)) {
    part.name.textContent = text(part.key || knob);
    if (part.hint) part.label.title = text(part.hint);
    part.set(department.knobs[knob]);
  }
  const { latency, errorRate, offline, refuse, loseAnswers, busy } = department.knobs;
  const turned = latency || errorRate || refuse || loseAnswers || busy || department.knobs.answers !== 'normal';
  card.light.className = 'light ' + (offline ? 'red' : turned ? 'yellow' : 'green');
  card.summary.textContent = text('ledger', department.effects);
  card.table.replaceChildren(ledgerTable(department.ledger, department.kinds));
}

async function refresh() {
  try {
    const [overview, requests] = await Promise.all(
      ['overview', 'move-outs'].map(async (path) => (await fetch(path)).json()));
    if (document.getElementById('notice').textContent === text('unreachable')) warn('');
    document.getElementById('portal').href = overview.server;
    overview.departments.forEach(showDepartment);
    showRequests(requests);
  } catch {
    warn(text('unreachable'));
  }
}

document.getElementById('reset').addEventListener('click', () => change('POST', 'knobs/reset'));
whenLanguageChanges(refresh);
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH);
