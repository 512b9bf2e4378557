/**
 * A driver's day: what is tapped is kept on the phone under an id until the server has it, and sent again. Nothing about
 * anybody is kept, only ids.
 */
const KEY = `drive:${location.pathname}`;
const EVERY = 5_000;
const AGAIN = 60_000;

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');
const keep = (marks) => (marks.length ? localStorage.setItem(KEY, JSON.stringify(marks)) : localStorage.removeItem(KEY));

const $ = (id) => document.getElementById(id);
let sending = false;

const show = () => {
  const marks = kept();
  $('drive-kept').hidden = marks.length === 0;
  for (const row of document.querySelectorAll('[data-ride]')) {
    const mine = marks.filter(({ ride }) => ride === row.dataset.ride).map(({ what }) => what);
    for (const form of row.querySelectorAll('.drive-tap')) {
      const { what } = Object.fromEntries(new FormData(form));
      form.querySelector('button').setAttribute('aria-pressed', String(mine.includes(what)));
    }
    row.classList.toggle('kept', mine.length > 0);
  }
};

/** The page as the server has it now, in place of this one. */
const take = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const stops = page.getElementById('drive-stops');
  if (!stops) {
    location.reload();
    return;
  }
  $('drive-stops').replaceWith(document.adoptNode(stops));
  const problems = page.querySelector('.problems-summary');
  document.querySelector('.problems-summary')?.remove();
  if (problems) $('drive-kept').before(document.adoptNode(problems));
};

const csrf = () => document.querySelector('.drive-tap input[name=_csrf]')?.value ?? '';

const sent = async (mark) => {
  const body = new URLSearchParams({ ...mark, _csrf: csrf() });
  const answer = await fetch(`${location.pathname}/marks`, { method: 'POST', body });
  if (answer.status !== 403) return answer;
  await take(await fetch(location.pathname));
  body.set('_csrf', csrf());
  return fetch(`${location.pathname}/marks`, { method: 'POST', body });
};

const send = async () => {
  if (sending) return;
  sending = true;
  try {
    while (kept().length > 0) {
      const [first] = kept();
      const answer = await sent(first);
      if (answer.status >= 500 || answer.status === 429 || answer.status === 403) break;
      keep(kept().filter(({ id }) => id !== first.id));
      if (answer.ok) await take(answer);
      else if (answer.status === 404 || answer.status === 410) location.reload();
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
  const { ride, what } = Object.fromEntries(new FormData(form));
  keep([...kept(), { id: crypto.randomUUID(), ride, what, at: String(Date.now()) }]);
  show();
  send();
}, true);

const look = async () => {
  if (kept().length > 0 || document.hidden) return;
  try {
    const answer = await fetch(location.pathname);
    if (answer.ok) await take(answer);
    else location.reload();
  } catch {
    // Without signal: the page stays as it was.
  }
};

addEventListener('online', send);
setInterval(send, EVERY);
setInterval(look, AGAIN);
show();
send();
