/** The page of whoever stands at a gate: one press lets somebody in; what is amiss is told in words. */
import { Queue, byClockNow, steadily } from '/js/queue.js';

const FEVER = 37.3;
/** So long an entry can be taken back, in ms; it is not sent before. */
const UNDO = 5000;
const EVERY = 3000;
const MOST = 200;
/** Passes that are made while the page is open are known after that, in ms. */
const AGAIN = 60_000;
const HOUR = 3_600_000;
/** What arrives later than that is in the lists, and nobody is told of it. */
const TOLD = 12 * HOUR;
/** Older entries are not taken by the server, and are not kept here either. */
const KEPT = 14 * 24 * HOUR;

const $ = (id) => document.getElementById(id);
const words = (name, ...args) => document.body.dataset[name].replace(/\{(\d)\}/g, (gap, at) => args[at] ?? '');

let queue;
let state = null;
let gate = localStorage.getItem('gate.of') ?? '';
let seen = fresh();
let last = null;
/** Why the server did not take an entry, by its id; it is sent again when the page is opened again. */
const untaken = new Map();

function fresh() {
  return { mask: true, degrees: null, colour: null, pass: null, isPassGood: true };
}

const mark = async (text) => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Whether somebody is to be told of an entry, as the server does it. */
const isTold = ({ outcome, colour }) => outcome === 'refused' || colour === 'red';

/** The gravest, as the server sees it too. */
const reason = ({ mask, degrees, colour, isPassGood }) => {
  if (colour === 'red') return 'red';
  if (degrees !== null && degrees >= FEVER) return 'fever';
  if (colour === 'yellow') return 'yellow';
  if (!mask) return 'mask';
  return isPassGood ? null : 'pass';
};

const show = () => {
  $('mask-yes').setAttribute('aria-pressed', String(seen.mask));
  $('mask-no').setAttribute('aria-pressed', String(!seen.mask));
  for (const button of document.querySelectorAll('[data-degrees]')) {
    button.setAttribute('aria-pressed', String((seen.degrees ?? '') === (button.dataset.degrees && Number(button.dataset.degrees))));
  }
  $('degrees').value = seen.degrees ?? '';
  const why = seen.colour === null ? null : reason(seen);
  $('ask').hidden = why !== null;
  $('amiss').hidden = why === null;
  $('checked').hidden = why === 'red';
  for (const part of document.querySelectorAll('[data-reason]')) part.hidden = part.dataset.reason !== why;
};

const tell = (text, tone) => {
  $('said').textContent = text;
  $('said').className = tone;
};

const count = async () => {
  const all = await queue.all();
  const waiting = all.filter(({ id }) => !untaken.has(id)).length;
  $('waiting').textContent = waiting ? words('waiting', waiting) : '';
  $('waiting').hidden = waiting === 0;
  const untold = all.filter(isTold).length;
  $('untold').hidden = untold === 0;
  $('untold-said').textContent = words('untold', untold);
  $('call').hidden = !state?.call;
  $('call').textContent = state?.call ?? '';
  $('call').href = `tel:${(state?.call ?? '').replaceAll(' ', '')}`;
  $('untaken').hidden = untaken.size === 0;
  $('untaken').textContent = words('untaken', untaken.size, [...new Set(untaken.values())].join(' '));
};

const store = async (outcome) => {
  const entry = {
    id: crypto.randomUUID(), gate, at: Date.now(), steady: steadily(), mask: seen.mask, colour: seen.colour,
    temperature: seen.degrees, outcome, pass: seen.pass, guard: state?.guard,
  };
  try {
    await queue.add(entry);
  } catch {
    tell(words('unwritten'), 'bad');
    return;
  }
  last = entry;
  if (!entry.pass) $('pass-kind').textContent = '';
  seen = fresh();
  const today = Number(sessionStorage.getItem('gate.count') ?? 0) + (outcome === 'refused' ? 0 : 1);
  sessionStorage.setItem('gate.count', today);
  $('count').textContent = words('count', today);
  tell(words(outcome === 'refused' ? 'refused' : 'in'), outcome === 'refused' ? 'bad' : 'good');
  $('undo').hidden = false;
  show();
  await count();
};

const press = async (colour) => {
  if (!gate) {
    tell(words('choose'), 'bad');
    seen = fresh();
    $('pass-kind').textContent = '';
    show();
    return;
  }
  seen.colour = colour;
  if (colour === 'none' && seen.pass === null) seen.isPassGood = false;
  if (reason(seen) === null) await store('in');
  else show();
};

/** Nobody is next before it is decided about whoever something is amiss with. */
const isDecided = () => {
  if ($('amiss').hidden) return true;
  tell(words('decide'), 'bad');
  return false;
};

const scanned = async (text) => {
  const canonical = text.normalize('NFKC').replace(/[\s-]+/g, '').toUpperCase();
  $('pass').value = '';
  if (!canonical) return;
  const hash = await mark(canonical);
  if (!isDecided()) return;
  const known = state?.gates.find(({ id }) => id === gate)?.passes.find(({ code, number }) => code === hash || number === hash);
  seen.pass = canonical.slice(0, 40);
  seen.isPassGood = Boolean(known);
  $('pass-kind').textContent = known ? known.kind : '';
  await press('none');
};

const undo = async () => {
  if (!last) return;
  await queue.remove([last.id]);
  if (last.outcome !== 'refused') {
    const today = Math.max(0, Number(sessionStorage.getItem('gate.count') ?? 0) - 1);
    sessionStorage.setItem('gate.count', today);
    $('count').textContent = words('count', today);
  }
  last = null;
  $('undo').hidden = true;
  tell(words('undone'), '');
  await count();
};

const load = async () => {
  try {
    const answer = await fetch('/gate/state.json', { headers: { Accept: 'application/json' } });
    const isState = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    $('signed-out').hidden = isState;
    if (!isState) return;
    state = await answer.json();
    await queue.put('state', { gates: state.gates, guard: state.guard, call: state.call });
    $('offline').hidden = true;
  } catch {
    $('offline').hidden = false;
    state ??= await queue.get('state') ?? null;
  }
  choices();
};

let offered = '';

const choices = () => {
  const gates = state?.gates ?? [];
  const names = JSON.stringify(gates.map(({ id, name }) => [id, name]));
  if (names === offered) return;
  offered = names;
  if (!gates.some(({ id }) => id === gate)) gate = gates.length === 1 ? gates[0].id : '';
  if (gate) localStorage.setItem('gate.of', gate);
  $('gate').replaceChildren(...[{ id: '', name: words('choose') }, ...gates].map(({ id, name }) => {
    const option = document.createElement('option');
    option.value = id;
    option.textContent = name;
    option.selected = id === gate;
    return option;
  }));
  $('none').hidden = gates.length > 0 || state === null;
};

let sending = false;

const send = async () => {
  if (sending) return;
  const all = await queue.all();
  await queue.remove(all.filter((entry) => byClockNow(entry) < Date.now() - KEPT).map(({ id }) => id));
  const due = all.filter(({ id }) => !untaken.has(id)).filter((entry) => byClockNow(entry) <= Date.now() - UNDO || entry.steady.page !== performance.timeOrigin);
  if (last && due.some(({ id }) => id === last.id)) {
    last = null;
    $('undo').hidden = true;
  }
  if (due.length === 0) return;
  sending = true;
  try {
    if (!state?.mark) await load();
    const answer = await fetch('/gate/entries', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [state?.header ?? 'X']: state?.mark ?? '' },
      body: JSON.stringify({
        sentAt: new Date().toISOString(),
        entries: due.slice(0, MOST).map(({ steady, ...entry }) => ({ ...entry, at: new Date(byClockNow({ ...entry, steady })).toISOString() })),
      }),
    });
    const isTaken = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
    $('signed-out').hidden = isTaken;
    if (!isTaken) {
      if (state) state.mark = null;
      return;
    }
    const { problem, results } = await answer.json();
    $('offline').hidden = true;
    const bad = results.filter((result) => result.state === 'refused');
    if (problem) tell(problem, 'bad');
    for (const one of bad) untaken.set(one.id, one.problem);
    const taken = new Set(results.filter((result) => result.state !== 'refused').map(({ id }) => id));
    await queue.remove([...taken]);
    if (due.some((entry) => taken.has(entry.id) && isTold(entry) && byClockNow(entry) > Date.now() - TOLD)) tell(words('told'), '');
  } catch {
    $('offline').hidden = false;
  } finally {
    sending = false;
    await count();
  }
};

const camera = async () => {
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  const video = $('video');
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    tell(words('nocamera'), 'bad');
    return;
  }
  video.hidden = false;
  await video.play();
  const stop = () => {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.hidden = true;
  };
  for (let at = 0; at < 100 && !video.hidden; at += 1) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found) {
      stop();
      await scanned(found.rawValue);
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 150); });
  }
  stop();
};

const start = async () => {
  queue = await Queue.open('linli-gate');
  $('count').textContent = words('count', Number(sessionStorage.getItem('gate.count') ?? 0));
  $('mask-yes').addEventListener('click', () => { seen.mask = true; show(); });
  $('mask-no').addEventListener('click', () => { seen.mask = false; show(); });
  for (const button of document.querySelectorAll('[data-degrees]')) {
    button.addEventListener('click', () => {
      seen.degrees = button.dataset.degrees ? Number(button.dataset.degrees) : null;
      show();
    });
  }
  $('degrees').addEventListener('change', ({ target }) => {
    const degrees = Number(target.value.replace(',', '.'));
    const isGood = target.value === '' || (degrees >= 30 && degrees <= 45);
    if (!isGood) tell(words('wrong'), 'bad');
    else seen.degrees = target.value === '' ? null : Math.round(degrees * 10) / 10;
    show();
  });
  for (const button of document.querySelectorAll('[data-colour]')) {
    button.addEventListener('click', () => press(button.dataset.colour));
  }
  $('refuse').addEventListener('click', () => store('refused'));
  $('checked').addEventListener('click', () => store('checked'));
  $('back').addEventListener('click', () => { seen = fresh(); show(); });
  $('undo').addEventListener('click', undo);
  $('gate').addEventListener('change', ({ target }) => {
    gate = target.value;
    localStorage.setItem('gate.of', gate);
  });
  $('scan').addEventListener('submit', (event) => {
    event.preventDefault();
    scanned($('pass').value);
  });
  // A scanner types as a keyboard does, wherever the focus is.
  document.addEventListener('keydown', ({ key, target }) => {
    if (key.length === 1 && !target.matches('input, select')) $('pass').focus();
  });
  if ('BarcodeDetector' in window && navigator.mediaDevices) {
    $('camera').hidden = false;
    $('camera').addEventListener('click', camera);
  }
  show();
  await count();
  await load();
  document.body.dataset.ready = 'yes';
  setInterval(send, EVERY);
  setInterval(() => { if (!document.hidden) load(); }, AGAIN);
  addEventListener('online', () => load().then(send));
  navigator.serviceWorker?.register('/gate/service-worker.js', { scope: '/gate' });
  navigator.storage?.persist?.();
};

start();
