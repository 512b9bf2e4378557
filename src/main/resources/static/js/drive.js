/**
 * A driver's day: what is tapped is kept on the phone under an id until the server has it, and sent again; only ids are
 * kept of it, by car and day, so that a new link of the same day sends what lay under the one before. The day itself is
 * kept for reading it without signal, the last one opened only.
 */
const $ = (id) => document.getElementById(id);
const KEY = `drive:${$('main').dataset.drive}`;
const REFUSED = `drive-refused:${$('main').dataset.drive}`;
const CACHE = 'drive';
const EVERY = 5_000;
const AGAIN = 60_000;

const stored = (store, key) => ({
  read: () => JSON.parse(store.getItem(key) ?? '[]'),
  write: (all) => (all.length ? store.setItem(key, JSON.stringify(all)) : store.removeItem(key)),
});
const marks = stored(localStorage, KEY);
/** What the server did not take, in words, until it is read; it has names in it and ends with the tab. */
const refused = stored(sessionStorage, REFUSED);

let sending = false;

const find = (ride, within) => document.querySelector(`[data-ride="${CSS.escape(ride)}"] ${within}`)?.textContent ?? '';

const show = () => {
  const kept = marks.read();
  $('drive-kept').hidden = kept.length === 0;
  for (const row of document.querySelectorAll('[data-ride]')) {
    const all = kept.filter(({ ride }) => ride === row.dataset.ride).map(({ what }) => what);
    const mine = all.slice(all.findLastIndex((what) => what !== 'set_down')); // what came before it was put right by it
    for (const form of row.querySelectorAll('.drive-tap')) {
      const { what } = Object.fromEntries(new FormData(form));
      form.querySelector('button').setAttribute('aria-pressed', String(mine.includes(what)));
    }
    row.classList.toggle('kept', mine.length > 0);
  }
  const lines = refused.read().map((words) => {
    const line = document.createElement('li');
    line.textContent = words;
    return line;
  });
  $('drive-refused').hidden = lines.length === 0;
  $('drive-refused').querySelector('ul').replaceChildren(...lines);
};

/** Without a place to keep it, as in a window that keeps nothing, the day is read with signal only. */
const keepPage = async (text, headers) => {
  const plain = new Headers(headers);
  plain.delete('Content-Encoding');
  plain.delete('Content-Length');
  try {
    await (await caches.open(CACHE)).put(location.pathname, new Response(text, { headers: plain }));
  } catch {
    // Not kept.
  }
};

/** The day as the server has it, in place of this one; null where the answer is something else, such as a sign-in page. */
const take = async (answer) => {
  if (!answer.ok) return null;
  const text = await answer.text();
  const page = new DOMParser().parseFromString(text, 'text/html');
  const stops = page.getElementById('drive-stops');
  if (!stops) return null;
  await keepPage(text, answer.headers);
  $('drive-stops').replaceWith(document.adoptNode(stops));
  $('drive-mark').value = page.getElementById('drive-mark').value;
  document.querySelector('.problems-summary')?.remove();
  return page;
};

const isShut = ({ status }) => status === 404 || status === 410;

const post = (mark) =>
  fetch(`${location.pathname}/marks`, { method: 'POST', body: new URLSearchParams({ ...mark, _csrf: $('drive-mark').value }) });

/** @returns the day after the mark was taken, or null while it was not */
const sent = async (mark) => {
  const answer = await post(mark);
  if (isShut(answer)) {
    location.reload();
    return null;
  }
  const page = await take(answer);
  if (page || answer.status === 429 || answer.status >= 500) return page;
  // The mark that the form carries has ended with its cookie or session: a fresh page has a new one.
  return (await take(await fetch(location.pathname))) && take(await post(mark));
};

const send = async () => {
  if (sending) return;
  sending = true;
  try {
    for (let [first] = marks.read(); first; [first] = marks.read()) {
      const name = find(first.ride, '.drive-name');
      const label = find(first.ride, `input[value=${first.what}] ~ button`);
      const page = await sent(first);
      if (!page) break;
      marks.write(marks.read().filter(({ id }) => id !== first.id));
      const problems = [...page.querySelectorAll('.problems-summary p + p')].map(({ textContent }) => textContent);
      if (problems.length) refused.write([...refused.read(), `${name} ${label}: ${problems.join(' ')}`]);
      show();
    }
  } catch {
    // Without signal; sent again later.
  } finally {
    sending = false;
    show();
  }
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.classList.contains('drive-tap')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { ride, what, undoes = '' } = Object.fromEntries(new FormData(form));
  const last = marks.read().findLast((mark) => mark.ride === ride);
  if (last?.what !== what) {
    marks.write([...marks.read(), { id: crypto.randomUUID(), ride, what, undoes, at: String(Date.now()) }]);
  }
  show();
  send();
}, true);

const look = async () => {
  if (marks.read().length > 0 || document.hidden) return;
  try {
    const answer = await fetch(location.pathname);
    if (isShut(answer)) location.reload();
    else if (await take(answer)) show();
  } catch {
    // Without signal: the page stays as it was.
  }
};

/** Keeps this page and what it is made of, and nothing of other days. */
const keepAll = async () => {
  try {
    await navigator.serviceWorker.register('/drive/service-worker.js');
    const answer = await fetch(location.pathname);
    if (!answer.ok) return;
    const files = performance.getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && !pathname.startsWith('/drive/'))
      .map(({ pathname }) => pathname);
    await caches.delete(CACHE);
    await keepPage(await answer.text(), answer.headers);
    await Promise.allSettled([...new Set(files)].map(async (file) => (await caches.open(CACHE)).add(file)));
    document.body.dataset.kept = 'yes';
  } catch {
    // Without signal, or in a browser that keeps nothing.
  }
};

$('drive-refused').querySelector('button').addEventListener('click', () => {
  refused.write([]);
  show();
});
addEventListener('online', send);
setInterval(send, EVERY);
setInterval(look, AGAIN);
show();
send();
if (document.readyState === 'complete') keepAll();
else addEventListener('load', keepAll);
