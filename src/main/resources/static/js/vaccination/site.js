/**
 * The page of whoever works at a vaccination site: who comes, the doctor's questions, the dose, and a clock for each who is
 * watched after it. All is entered without signal too, and sent when there is some.
 */
import { Queue, byClockNow, steadily } from '/js/queue.js';

const EVERY = 3000;
const AGAIN = 20_000;
const MOST = 100;
/** The alarm sounds again after so long, in ms. */
const ALARM_AGAIN = 30_000;

const $ = (id) => document.getElementById(id);
const words = (name, ...args) => document.body.dataset[name].replace(/\{(\d)\}/g, (gap, at) => args[at] ?? '');
const steps = Object.fromEntries([...document.querySelectorAll('#steps li')]
  .map(({ dataset, textContent }) => [dataset.step, textContent]));
const named = Object.fromEntries([...document.querySelectorAll('#states li')]
  .map(({ dataset, textContent }) => [dataset.state, textContent]));

let queue;
let state = null;
let day = localStorage.getItem('vaccination.day') ?? '';
let open = null;
let pending = [];
/** By how much this clock is behind the server's, in ms. */
let behind = 0;
let alarmed = 0;
/** By which the server knows that it is asked again by the same page. */
const opening = crypto.randomUUID();
/** The ids that the server did not take; they are sent again when the page is opened again. */
const refused = new Set();

const serverNow = () => Date.now() + behind;
const today = () => state?.days.find(({ id }) => id === day) ?? null;
const everybody = () => state?.days.flatMap(({ people }) => people) ?? [];
const dayOf = (who) => state.days.find(({ people }) => people.includes(who));

/** What counts although the server did not take it: a dose that may really be in the arm, and what followed on it. */
const stands = ({ kind, of, appointment, problem }) => !problem || kind === 'jab'
  || pending.some((one) => one.problem && (kind === 'undo' ? one.id === of
    : ['reaction', 'left'].includes(kind) && one.kind === 'jab' && one.appointment === appointment));

/** What was done with somebody: as the server knows it, and then what is only known here. */
const done = (person) => {
  const known = person.visit.map((one) => ({ ...one, at: Date.parse(one.at), until: one.until ? Date.parse(one.until) : null }));
  const ids = new Set(known.map(({ id }) => id));
  const here = pending.filter(({ appointment, id }) => appointment === person.id && !ids.has(id)).filter(stands).map((one) => {
    const at = byClockNow(one) + behind;
    return { ...one, at, until: one.kind === 'jab' ? at + state.minutes * 60_000 : null };
  });
  const undone = new Set(here.filter(({ kind }) => kind === 'undo').map(({ of }) => of));
  return [...known, ...here].filter(({ id, kind }) => kind !== 'undo' && !undone.has(id));
};

const standing = (person) => {
  const all = done(person);
  const last = (kind) => all.findLast((one) => one.kind === kind) ?? null;
  const [came, asked, declined, gone] = ['in', 'asked', 'declined', 'left'].map(last);
  const jab = all.find(({ kind, problem }) => kind === 'jab' && !problem) ?? last('jab');
  const needle = last('jab');
  const left = gone && needle && gone.at < needle.at ? null : gone;
  const until = needle ? Math.max(...all.filter(({ kind }) => kind === 'jab').map((one) => one.until)) : null;
  const is = left ? 'left'
    : until ? (serverNow() < until ? 'watched' : 'over')
      : declined ? 'declined'
        : asked ? (asked.fit ? 'fit' : 'unfit')
          : came ? 'in' : 'expected';
  const latest = all.at(-1) ?? null;
  return {
    is,
    until,
    jab,
    last: left && latest.problem ? left : latest,
    problem: all.find(({ kind, problem }) => kind === 'jab' && problem)?.problem ?? '',
    against: all.filter(({ kind }) => kind === 'jab').map((one) => one.against ?? '').find(Boolean) ?? '',
    reactions: all.filter(({ kind }) => kind === 'reaction').length,
  };
};

const tell = (text, tone = '') => {
  $('said').textContent = text;
  $('said').className = tone;
};

const element = (tag, { text = '', ...more } = {}, ...children) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [key, value] of Object.entries(more)) {
    if (key === 'onclick') made.addEventListener('click', value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const clock = (ms) => {
  const all = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
};

let awake = null;
let asking = false;
/** The screen stays on while somebody is watched, where the browser can do that. */
const wake = async (wanted) => {
  if (!wanted) {
    awake?.release();
    awake = null;
    return;
  }
  if (!navigator.wakeLock || document.hidden || asking || (awake && !awake.released)) return;
  asking = true;
  try {
    awake = await navigator.wakeLock.request('screen');
  } catch {
    awake = null;
  } finally {
    asking = false;
  }
};

/** Whoever sits with the elders has the clocks before them and nothing else; it is the same page, kept in the same way. */
const sit = () => document.body.classList.toggle('beside', location.hash === '#watch');

const whether = (is, reactions) => {
  if (reactions) return words('reacted');
  return is === 'over' ? words('maygo') : words('stays');
};

let laid = '';
/** Who is watched in any session stands on top, whoever's time is over before all, each with a clock. */
const watch = () => {
  const shown = everybody().map((person) => ({ person, ...standing(person) })).filter(({ is }) => is === 'watched' || is === 'over')
    .sort((one, other) => one.until - other.until);
  const over = shown.filter(({ is }) => is === 'over');
  $('watch').hidden = shown.length === 0;
  const rows = JSON.stringify([day, ...shown.map(({ person: { id, ticket, name }, is, problem, against, reactions }) =>
    [id, ticket, name, is, problem, against, reactions])]);
  if (rows !== laid) {
    laid = rows;
    $('watch-list').replaceChildren(...shown.map(({ person, is, problem, against, reactions }) => element('li', { class: is },
      element('button', { type: 'button', onclick: () => choose(person.id) },
        element('strong', { text: `${person.ticket} ${person.name}` }),
        element('span', { class: 'clock' }),
        element('span', { class: 'whether', text: whether(is, reactions) }),
        element('span', { class: 'quiet', text: dayOf(person).id === day ? '' : dayOf(person).name })),
      ...(against ? [element('p', { class: 'advice', text: words('against', against) })] : []),
      ...(problem ? [element('p', { class: 'advice', text: words('refused', problem) })] : []))));
  }
  const clocks = document.querySelectorAll('#watch-list .clock');
  shown.forEach(({ is, until }, at) => {
    clocks[at].textContent = is === 'over' ? words('over') : clock(until - serverNow());
  });
  $('nobody-watched').hidden = shown.length > 0;
  wake(shown.length > 0);
  document.body.classList.toggle('alarm', over.length > 0);
  document.title = over.length > 0 ? words('alarm', over.length) : words('title');
  $('alarm').hidden = over.length === 0;
  $('alarm').textContent = over.length > 0 ? words('alarm', over.length) : '';
  if (over.length > 0 && Date.now() - alarmed > ALARM_AGAIN) {
    alarmed = Date.now();
    navigator.vibrate?.([400, 200, 400]);
    beep();
  }
};

let sound = null;
/** Browsers let a page sound only once it was touched. */
addEventListener('pointerdown', () => {
  sound ??= 'AudioContext' in window ? new AudioContext() : null;
  $('untouched').hidden = true;
});

const beep = () => {
  if (!sound || sound.state !== 'running') return;
  const tone = sound.createOscillator();
  tone.frequency.value = 880;
  tone.connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.6);
};

/** The whole number of an ID card. */
const NUMBER = /^\d{17}[\dX]$/;
const asked = () => $('find').value.normalize('NFKC').trim().toUpperCase();
const isMeant = ({ ticket, name, tail }) => String(ticket) === asked() || name.toUpperCase() === asked()
  || (asked().length >= 3 && tail.toUpperCase().endsWith(asked()))
  || (NUMBER.test(asked()) && tail !== '' && asked().endsWith(tail.toUpperCase()));
const found = () => (today()?.people ?? [])
  .filter((one) => asked() === '' || isMeant(one) || one.name.toUpperCase().includes(asked()));

const list = () => {
  const people = today()?.people ?? [];
  const shown = found();
  $('people').replaceChildren(...shown.map((person) => {
    const { is } = standing(person);
    return element('li', { class: is }, element('button', { type: 'button', 'data-appointment': person.id, onclick: () => choose(person.id) },
      element('span', { class: 'ticket', text: String(person.ticket) }),
      element('strong', { text: person.name }),
      element('span', { class: 'quiet', text: `${person.age} ${person.slot}` }),
      element('span', { text: person.dose }),
      element('span', { class: 'needs', text: person.needs.join(' · ') }),
      element('span', { class: 'standing', text: named[is] })));
  }));
  $('nobody').hidden = shown.length > 0 || !today();
  const count = (...of) => people.filter((person) => of.includes(standing(person).is)).length;
  $('count').textContent = today()
    ? words('count', people.length, people.length - count('expected'), count('watched', 'over'), count('left')) : '';
};

/** Chooses whoever was typed: only once all is typed, and only where nobody else can be meant. */
const seek = () => {
  if (asked() === '') return;
  if (NUMBER.test(asked())) {
    byNumber(asked());
    return;
  }
  const meant = found().filter(isMeant);
  const all = meant.length > 0 ? meant : found();
  if (all.length === 1) choose(all[0].id);
  else tell(all.length > 1 ? words('several') : $('nobody').textContent, 'bad');
};

const person = () => everybody().find(({ id }) => id === open) ?? null;

const choose = (id) => {
  open = id;
  $('find').value = '';
  tell('');
  list();
  show();
  $('one').scrollIntoView({ block: 'nearest' });
};

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [state.header]: state.mark ?? '' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

/** Whoever has the number; without an appointment they are taken in once that was said. */
const byNumber = async (number) => {
  if (!day) {
    tell(words('choose'), 'bad');
    return;
  }
  try {
    if (!state?.mark) await load();
    const answer = await post('/vaccination/site/find', { day, number });
    const isTaken = !answer.problem && !answer.appointment && confirm(words('walkin', answer.name));
    const { problem, appointment } = isTaken ? await post('/vaccination/site/walk-ins', { day, number }) : answer;
    if (problem) tell(problem, 'bad');
    if (!appointment) return;
    await load();
    choose(appointment);
  } catch {
    const meant = found().filter(isMeant);
    if (meant.length === 1) choose(meant[0].id);
    else tell(words('walkinonline'), 'bad');
  }
};

/** The step that is next for whoever was chosen. */
const show = () => {
  const who = person();
  $('one').hidden = !who;
  if (!who) return;
  const { is, last, problem, against } = standing(who);
  const session = dayOf(who);
  $('name').textContent = `${who.ticket} · ${who.name}`;
  $('about').textContent = [session.id === day ? '' : session.name, who.age, who.dose, ...who.needs].filter(Boolean).join(' · ');
  $('is').textContent = named[is];
  for (const name of ['last', 'obstacle', 'earlier']) {
    $(name).textContent = who[name] ?? '';
    $(name).parentElement.hidden = !who[name];
  }
  const speaks = [...(who.against ?? []), ...(against ? [words('against', against)] : [])];
  $('against').hidden = speaks.length === 0;
  $('against').replaceChildren(...speaks.map((text) => element('li', { text })));
  for (const step of document.querySelectorAll('[data-steps]')) step.hidden = !step.dataset.steps.split(' ').includes(is);
  $('refused').hidden = problem === '';
  $('refused').textContent = problem ? words('refused', problem) : '';
  if (problem) $('dose').hidden = false;
  $('undo').hidden = !last;
  if ($('questions').dataset.of !== who.id) questions(who);
  else decide();
};

/** The batch last given of a maker, in the same session: another day or maker has another one. */
const batches = () => JSON.parse(localStorage.getItem('vaccination.batches') ?? '{}');
const keepBatch = (session, maker, batch) => {
  const still = Object.entries(batches()).filter(([key]) => state.days.some(({ id }) => key.startsWith(id)));
  localStorage.setItem('vaccination.batches', JSON.stringify({ ...Object.fromEntries(still), [`${session} ${maker}`]: batch }));
};

/** What was typed is left as it is. */
const offerBatch = (who) => {
  if ($('batch').value !== ($('batch').dataset.offered ?? '')) return;
  $('batch').value = batches()[`${dayOf(who).id} ${$('maker').value}`] ?? '';
  $('batch').dataset.offered = $('batch').value;
};

const unsign = () => {
  for (const box of document.querySelectorAll('[name="sign"], #serious')) box.checked = false;
  $('note').value = '';
};

/** Lays out the form anew: nothing of whoever was chosen before may stay in it. */
const questions = (who) => {
  const session = dayOf(who);
  $('questions').dataset.of = who.id;
  $('questions').replaceChildren(...session.questions.map(({ key, words: text, stops }) => element('fieldset', {},
    element('legend', { text }),
    ...[true, false].map((yes) => {
      const radio = element('input', { type: 'radio', name: `q-${key}`, value: String(yes) });
      radio.addEventListener('change', decide);
      return element('label', { class: yes === stops ? 'stops' : '' }, radio, element('span', { text: words(yes ? 'yes' : 'no') }));
    }))));
  $('who').value = state.who;
  $('maker').replaceChildren(...['', ...session.makers].map((one) => {
    const option = element('option', { value: one, text: one || words('choose') });
    option.selected = one === session.maker;
    return option;
  }));
  $('batch').value = '';
  $('batch').dataset.offered = '';
  offerBatch(who);
  unsign();
  $('reason').value = '';
  $('until').value = '';
  for (const more of document.querySelectorAll('#one details')) more.open = false;
  decide();
};

const answers = () => Object.fromEntries(dayOf(person()).questions.flatMap(({ key }) => {
  const chosen = document.querySelector(`[name="q-${key}"]:checked`);
  return chosen ? [[key, chosen.value === 'true']] : [];
}));

const decide = () => {
  const given = answers();
  const all = dayOf(person()).questions;
  const stopped = all.some(({ key, stops }) => given[key] === stops);
  $('stopped').hidden = !stopped;
  const missing = all.some(({ key }) => !(key in given));
  $('fit').disabled = missing || (person().against ?? []).length > 0;
  $('unfit').disabled = missing;
};

const enter = async (kind, more = {}) => {
  const who = person();
  const event = { id: crypto.randomUUID(), appointment: who.id, kind, at: Date.now(), steady: steadily(), ...more };
  try {
    await queue.add(event);
  } catch {
    tell(words('unwritten'), 'bad');
    return false;
  }
  pending.push(event);
  tell(`${who.name}: ${words(`said${kind}`)}`, 'good');
  draw();
  send();
  return true;
};

/** Takes away what the server did not take. */
const forget = async (step) => {
  await queue.remove([step.id]);
  pending = pending.filter(({ id }) => id !== step.id);
  refused.delete(step.id);
  draw();
};

/** A refused dose is sent once more with the time at which it was given, and what followed on it with it. */
const correct = async (jab, more) => {
  const event = pending.find(({ id }) => id === jab.id);
  const { problem, ...better } = { ...event, ...more };
  try {
    await queue.add(better);
  } catch {
    tell(words('unwritten'), 'bad');
    return;
  }
  pending = pending.map((one) => (one === event ? better : one));
  for (const one of pending) if (one.appointment === event.appointment) refused.delete(one.id);
  tell(`${person().name}: ${words('saidjab')}`, 'good');
  draw();
  send();
};

let told = '';
/** What the server did not take, each until somebody has seen it. */
const untaken = () => {
  const all = pending.filter(({ problem }) => problem);
  $('untaken').hidden = all.length === 0;
  const rows = JSON.stringify(all.map(({ id, problem }) => [id, problem]));
  if (rows === told) return;
  told = rows;
  $('untaken-count').textContent = words('untaken', all.length);
  $('untaken-list').replaceChildren(...all.map((one) => {
    const who = everybody().find(({ id }) => id === one.appointment);
    return element('li', {},
      element('span', { text: `${who ? `${who.ticket} ${who.name} ` : ''}${steps[one.kind]}: ${one.problem}` }),
      element('button', {
        type: 'button',
        text: words('seen'),
        onclick: () => { if (one.kind !== 'jab' || confirm(words('dismissjab'))) forget(one); },
      }));
  }));
};

const draw = () => {
  list();
  show();
  watch();
  const waiting = pending.filter(({ taken, problem }) => !taken && !problem).length;
  $('waiting').hidden = waiting === 0;
  $('waiting').textContent = words('waiting', waiting);
  untaken();
};

/** Without signal and after a reload nobody is named in full: the device keeps a surname, and what speaks against a dose. */
const hidden = (known) => ({
  ...known,
  mark: null,
  keptAt: Date.now(),
  days: known.days.map((one) => ({
    ...one,
    people: one.people.map(({ last, obstacle, earlier, ...who }) => ({ ...who, name: `${who.name.slice(0, 1)}**`, tail: '' })),
  })),
});

const isToday = (at) => new Date(at).toDateString() === new Date().toDateString();

/** Whoever was given a dose here stays in the list while it is not known to have arrived. */
const withGiven = (fresh) => {
  const known = new Set(fresh.days.flatMap(({ people }) => people.map(({ id }) => id)));
  const isLost = ({ id }) => !known.has(id) && pending.some(({ appointment, kind }) => appointment === id && kind === 'jab');
  for (const { id, people } of state?.days ?? []) fresh.days.find((one) => one.id === id)?.people.push(...people.filter(isLost));
  return fresh;
};

let turns = 0;
let shownTurn = 0;
const load = async () => {
  turns += 1;
  const turn = turns;
  const taken = pending.filter((one) => one.taken).map(({ id }) => id);
  try {
    const before = Date.now();
    const answer = await fetch(`/vaccination/site/state.json?opening=${opening}`, { headers: { Accept: 'application/json' } });
    const isState = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    $('signed-out').hidden = isState;
    if (isState) {
      const fresh = await answer.json();
      if (turn < shownTurn) return;
      shownTurn = turn;
      state = withGiven(fresh);
      behind = Date.parse(state.at) - (before + Date.now()) / 2;
      pending = pending.filter(({ id }) => !taken.includes(id));
      await queue.put('state', hidden(state));
      await queue.put('behind', behind);
      await queue.remove(taken);
      $('offline').hidden = true;
    }
  } catch {
    $('offline').hidden = false;
  }
  choices();
  draw();
};

let offered = '';
const choices = () => {
  const days = state?.days ?? [];
  const names = JSON.stringify(days.map(({ id, name }) => [id, name]));
  $('none').hidden = days.length > 0 || state === null;
  if (names === offered) return;
  offered = names;
  if (!days.some(({ id }) => id === day)) day = days.length === 1 ? days[0].id : '';
  $('day').replaceChildren(...[{ id: '', name: words('choose') }, ...days].map(({ id, name }) => {
    const option = element('option', { value: id, text: name });
    option.selected = id === day;
    return option;
  }));
};

/** What the server took stays here until a state that came afterwards has it. */
const settle = async (result) => {
  const event = pending.find(({ id }) => id === result.id);
  if (!event) return;
  if (result.state === 'refused') {
    refused.add(event.id);
    event.problem = result.problem;
    tell(result.problem, 'bad');
  } else {
    event.taken = true;
    delete event.problem;
    if (result.state === 'marked') tell(result.problem, 'bad');
  }
  await queue.add(event);
};

let sending = false;
const send = async () => {
  const due = pending.filter(({ id, taken }) => !taken && !refused.has(id)).slice(0, MOST);
  if (sending || due.length === 0) return;
  sending = true;
  try {
    if (!state?.mark) await load();
    const answer = await fetch('/vaccination/site/events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [state?.header ?? 'X']: state?.mark ?? '' },
      body: JSON.stringify({
        sentAt: new Date().toISOString(),
        events: due.map(({ steady, problem, ...event }) => ({ ...event, at: new Date(byClockNow({ ...event, steady })).toISOString() })),
      }),
    });
    const isTaken = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    $('signed-out').hidden = isTaken;
    if (!isTaken) {
      if (state) state.mark = null;
      return;
    }
    const { problem, results } = await answer.json();
    if (problem) tell(problem, 'bad');
    for (const result of results) await settle(result);
    await load();
  } catch {
    $('offline').hidden = false;
  } finally {
    sending = false;
    draw();
  }
};

/** What was refused on an earlier day is not sent again, and what was written by hand is not kept. */
const ended = async (one) => {
  if (one.problem && !isToday(one.at)) {
    refused.add(one.id);
    delete one.who;
    delete one.note;
  }
  await queue.add(one);
};

const press = (id, doing) => $(id).addEventListener('click', doing);

const start = async () => {
  queue = await Queue.open('linli-vaccination', ['who', 'note']);
  pending = await queue.all();
  for (const one of pending) await ended(one);
  pending.sort((one, other) => one.at - other.at);
  sit();
  addEventListener('hashchange', sit);
  $('day').addEventListener('change', ({ target }) => {
    day = target.value;
    localStorage.setItem('vaccination.day', day);
    open = null;
    draw();
  });
  $('find').addEventListener('input', () => {
    open = null;
    list();
    show();
  });
  $('find').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) seek();
  });
  $('maker').addEventListener('change', () => offerBatch(person()));
  press('close', () => { open = null; draw(); });
  for (const button of document.querySelectorAll('[data-how]')) {
    button.addEventListener('click', () => {
      if (!$('who').value.trim()) tell(words('nowho'), 'bad');
      else enter('in', { how: button.dataset.how, who: $('who').value.trim() });
    });
  }
  $('doctor').value = sessionStorage.getItem('vaccination.doctor') ?? '';
  for (const fit of [true, false]) {
    press(fit ? 'fit' : 'unfit', () => {
      const who = $('doctor').value.trim();
      sessionStorage.setItem('vaccination.doctor', who);
      if (who) enter('asked', { version: dayOf(person()).version, answers: answers(), fit, who });
      else tell(words('nodoctor'), 'bad');
    });
  }
  press('jab', () => {
    const batch = $('batch').value.trim();
    if (!batch) {
      tell(words('nobatch'), 'bad');
      return;
    }
    keepBatch(dayOf(person()).id, $('maker').value, batch);
    const { jab } = standing(person());
    if (jab?.problem) correct(jab, { maker: $('maker').value, batch });
    else enter('jab', { maker: $('maker').value, batch });
  });
  press('decline', () => {
    const [reason, until] = [$('reason').value, $('until').value];
    const isDelay = $('reason').selectedOptions[0]?.dataset.delay === 'true';
    if (!reason || (isDelay && !until)) tell(words(reason ? 'nountil' : 'noreason'), 'bad');
    else enter('declined', { reason, until: isDelay ? until : '' });
  });
  press('react', async () => {
    const signs = [...document.querySelectorAll('[name="sign"]:checked')].map(({ value }) => value);
    if (signs.length === 0) tell(words('nosign'), 'bad');
    else {
      const severity = $('serious').checked ? 'serious' : 'mild';
      if (await enter('reaction', { signs, severity, note: $('note').value.trim() })) unsign();
    }
  });
  press('left', () => {
    const { is, until } = standing(person());
    if (is === 'watched' && !confirm(words('early', clock(until - serverNow())))) return;
    enter('left');
  });
  press('undo', () => {
    const { last } = standing(person());
    if (last?.problem) forget(last);
    else if (last) enter('undo', { of: last.id });
  });
  state = await queue.get('state') ?? null;
  if (state && !isToday(state.keptAt)) {
    state = null;
    await queue.put('state', null);
  }
  behind = await queue.get('behind') ?? 0;
  await load();
  document.body.dataset.ready = 'yes';
  setInterval(watch, 1000);
  setInterval(send, EVERY);
  setInterval(() => { if (!document.hidden) load(); }, AGAIN);
  addEventListener('online', () => load().then(send));
  navigator.serviceWorker?.register('/vaccination/site/service-worker.js', { scope: '/vaccination/site' });
  navigator.storage?.persist?.();
};

start();
