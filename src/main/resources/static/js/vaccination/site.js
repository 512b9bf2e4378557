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
/** Why the server did not take something, by its id; it is sent again when the page is opened again. */
const untaken = new Map();

const serverNow = () => Date.now() + behind;
const today = () => state?.days.find(({ id }) => id === day) ?? null;

/** What was done with somebody: as the server knows it, and then what still waits here. */
const done = (person) => {
  const known = person.visit.map((one) => ({ ...one, at: Date.parse(one.at), until: one.until ? Date.parse(one.until) : null }));
  const ids = new Set(known.map(({ id }) => id));
  const here = pending.filter(({ appointment, id }) => appointment === person.id && !ids.has(id) && !untaken.has(id)).map((one) => {
    const at = byClockNow(one) + behind;
    return { ...one, at, until: one.kind === 'jab' ? at + state.minutes * 60_000 : null };
  });
  const undone = new Set(here.filter(({ kind }) => kind === 'undo').map(({ of }) => of));
  return [...known, ...here].filter(({ id, kind }) => kind !== 'undo' && !undone.has(id));
};

const standing = (person) => {
  const all = done(person);
  const last = (kind) => all.findLast((one) => one.kind === kind) ?? null;
  const [came, asked, jab, declined, left] = ['in', 'asked', 'jab', 'declined', 'left'].map(last);
  const until = jab?.until ?? null;
  const is = left ? 'left'
    : until ? (serverNow() < until ? 'watched' : 'over')
      : declined ? 'declined'
        : asked ? (asked.fit ? 'fit' : 'unfit')
          : came ? 'in' : 'expected';
  return { is, until, last: all.at(-1) ?? null, reactions: all.filter(({ kind }) => kind === 'reaction').length };
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

/** Who is watched stands on top, whoever's time is over before all, each with a clock. */
const watch = () => {
  const people = today()?.people ?? [];
  const shown = people.map((person) => ({ person, ...standing(person) })).filter(({ is }) => is === 'watched' || is === 'over')
    .sort((one, other) => one.until - other.until);
  const over = shown.filter(({ is }) => is === 'over');
  $('watch').hidden = shown.length === 0;
  $('watch-list').replaceChildren(...shown.map(({ person, is, until, reactions }) => element('li', { class: is },
    element('button', { type: 'button', onclick: () => choose(person.id) },
      element('strong', { text: `${person.ticket} ${person.name}` }),
      element('span', { class: 'clock', text: is === 'over' ? words('over') : clock(until - serverNow()) }),
      element('span', { class: 'quiet', text: reactions ? words('reacted') : '' })))));
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
const beep = () => {
  if (!sound || sound.state !== 'running') return;
  const tone = sound.createOscillator();
  tone.frequency.value = 880;
  tone.connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.6);
};

const list = () => {
  const people = today()?.people ?? [];
  const asked = $('find').value.normalize('NFKC').trim().toUpperCase();
  const fits = ({ ticket, name, tail }) => asked === '' || String(ticket) === asked || name.toUpperCase().includes(asked)
    || (asked.length >= 3 && tail.toUpperCase().endsWith(asked));
  const shown = people.filter(fits);
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
  if (asked !== '' && shown.length === 1 && (String(shown[0].ticket) === asked || asked.length >= 4)) choose(shown[0].id);
};

const person = () => today()?.people.find(({ id }) => id === open) ?? null;

const choose = (id) => {
  open = id;
  $('find').value = '';
  list();
  show();
  $('one').scrollIntoView({ block: 'nearest' });
};

/** The step that is next for whoever was chosen. */
const show = () => {
  const who = person();
  $('one').hidden = !who;
  if (!who) return;
  const { is, last } = standing(who);
  $('name').textContent = `${who.ticket} · ${who.name}`;
  $('about').textContent = [who.age, who.dose, ...who.needs].filter(Boolean).join(' · ');
  $('is').textContent = named[is];
  for (const step of document.querySelectorAll('[data-steps]')) step.hidden = !step.dataset.steps.split(' ').includes(is);
  $('undo').hidden = !last;
  if ($('questions').dataset.of !== `${day} ${who.id}`) questions(who);
};

const questions = (who) => {
  $('questions').dataset.of = `${day} ${who.id}`;
  $('questions').replaceChildren(...today().questions.map(({ key, words: text, stops }) => element('fieldset', {},
    element('legend', { text }),
    ...[true, false].map((yes) => {
      const radio = element('input', { type: 'radio', name: `q-${key}`, value: String(yes) });
      radio.addEventListener('change', decide);
      return element('label', { class: yes === stops ? 'stops' : '' }, radio, element('span', { text: words(yes ? 'yes' : 'no') }));
    }))));
  $('who').value = state.who;
  $('maker').replaceChildren(...['', ...today().makers].map((one) => {
    const option = element('option', { value: one, text: one || words('choose') });
    option.selected = one === today().maker;
    return option;
  }));
  $('batch').value = localStorage.getItem('vaccination.batch') ?? '';
  for (const sign of document.querySelectorAll('[name="sign"]')) sign.checked = false;
  decide();
};

const answers = () => Object.fromEntries(today().questions.flatMap(({ key }) => {
  const chosen = document.querySelector(`[name="q-${key}"]:checked`);
  return chosen ? [[key, chosen.value === 'true']] : [];
}));

const decide = () => {
  const given = answers();
  const all = today().questions;
  const stopped = all.some(({ key, stops }) => given[key] === stops);
  $('stopped').hidden = !stopped;
  const missing = all.some(({ key }) => !(key in given));
  $('fit').disabled = missing;
  $('unfit').disabled = missing;
};

const enter = async (kind, more = {}) => {
  const who = person();
  const event = { id: crypto.randomUUID(), appointment: who.id, kind, at: Date.now(), steady: steadily(), ...more };
  try {
    await queue.add(event);
  } catch {
    tell(words('unwritten'), 'bad');
    return;
  }
  pending.push(event);
  sound ??= 'AudioContext' in window ? new AudioContext() : null;
  tell(`${who.name}: ${words(`said${kind}`)}`, 'good');
  draw();
  send();
};

const draw = () => {
  list();
  show();
  watch();
  $('waiting').hidden = pending.length === untaken.size;
  $('waiting').textContent = words('waiting', pending.length - untaken.size);
  $('untaken').hidden = untaken.size === 0;
  $('untaken').textContent = words('untaken', untaken.size, [...new Set(untaken.values())].join(' '));
};

/** Without signal and after a reload nobody is named in full: the device keeps a surname. */
const hidden = (known) => ({
  ...known,
  mark: null,
  days: known.days.map((one) => ({ ...one, people: one.people.map((who) => ({ ...who, name: `${who.name.slice(0, 1)}**`, tail: '' })) })),
});

const load = async () => {
  try {
    const before = Date.now();
    const answer = await fetch('/vaccination/site/state.json', { headers: { Accept: 'application/json' } });
    const isState = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    $('signed-out').hidden = isState;
    if (!isState) return;
    state = await answer.json();
    behind = Date.parse(state.at) - (before + Date.now()) / 2;
    await queue.put('state', hidden(state));
    await queue.put('behind', behind);
    $('offline').hidden = true;
  } catch {
    $('offline').hidden = false;
    if (!state) {
      state = await queue.get('state') ?? null;
      behind = await queue.get('behind') ?? 0;
    }
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

let sending = false;
const send = async () => {
  const due = pending.filter(({ id }) => !untaken.has(id)).slice(0, MOST);
  if (sending || due.length === 0) return;
  sending = true;
  try {
    if (!state?.mark) await load();
    const answer = await fetch('/vaccination/site/events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [state?.header ?? 'X']: state?.mark ?? '' },
      body: JSON.stringify({
        sentAt: new Date().toISOString(),
        events: due.map(({ steady, ...event }) => ({ ...event, at: new Date(byClockNow({ ...event, steady })).toISOString() })),
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
    for (const one of results.filter((result) => result.state === 'refused')) {
      untaken.set(one.id, one.problem);
      tell(one.problem, 'bad');
    }
    const taken = results.filter((result) => result.state !== 'refused').map(({ id }) => id);
    await load();
    await queue.remove(taken);
    pending = pending.filter(({ id }) => !taken.includes(id));
    $('offline').hidden = true;
  } catch {
    $('offline').hidden = false;
  } finally {
    sending = false;
    draw();
  }
};

const press = (id, doing) => $(id).addEventListener('click', doing);

const start = async () => {
  queue = await Queue.open('linli-vaccination');
  pending = await queue.all();
  pending.sort((one, other) => one.at - other.at);
  $('day').addEventListener('change', ({ target }) => {
    day = target.value;
    localStorage.setItem('vaccination.day', day);
    open = null;
    draw();
  });
  $('find').addEventListener('input', list);
  press('close', () => { open = null; draw(); });
  for (const button of document.querySelectorAll('[data-how]')) {
    button.addEventListener('click', () => {
      if (!$('who').value.trim()) tell(words('nowho'), 'bad');
      else enter('in', { how: button.dataset.how, who: $('who').value.trim() });
    });
  }
  press('fit', () => enter('asked', { version: today().version, answers: answers(), fit: true }));
  press('unfit', () => enter('asked', { version: today().version, answers: answers(), fit: false }));
  press('jab', () => {
    const batch = $('batch').value.trim();
    if (!batch) {
      tell(words('nobatch'), 'bad');
      return;
    }
    localStorage.setItem('vaccination.batch', batch);
    enter('jab', { maker: $('maker').value, batch });
  });
  press('decline', () => {
    const [reason, until] = [$('reason').value, $('until').value];
    const isDelay = $('reason').selectedOptions[0]?.dataset.delay === 'true';
    if (!reason || (isDelay && !until)) tell(words(reason ? 'nountil' : 'noreason'), 'bad');
    else enter('declined', { reason, until: isDelay ? until : '' });
  });
  press('react', () => {
    const signs = [...document.querySelectorAll('[name="sign"]:checked')].map(({ value }) => value);
    if (signs.length === 0) tell(words('nosign'), 'bad');
    else enter('reaction', { signs, severity: $('serious').checked ? 'serious' : 'mild', note: $('note').value.trim() });
  });
  press('left', () => {
    const { is, until } = standing(person());
    if (is === 'watched' && !confirm(words('early', clock(until - serverNow())))) return;
    enter('left');
  });
  press('undo', () => {
    const { last } = standing(person());
    if (last) enter('undo', { of: last.id });
  });
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
