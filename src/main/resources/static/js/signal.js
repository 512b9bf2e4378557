/**
 * Before a form is sent, looks whether the server can be reached. Where it cannot, nothing is sent, the page stays with all
 * that was typed and says so, instead of the browser's own page, which would take its place. Parts of a page say it too.
 */
const CHEAP = '/favicon.svg'; // a file: no session, no database
const PATIENCE_MS = 6_000;
const UNDER_WAY_MS = 8_000;

/** Looked at and let through: sent by the browser itself, with everything that belongs to it. */
const passed = new WeakSet();
/** Being looked at, or on its way: a second tap sends nothing. */
const isUnderWay = (form) => form.hasAttribute('aria-busy');
const setOff = (form) => form.setAttribute('aria-busy', 'true');
const stay = (form) => form.removeAttribute('aria-busy');

/** Any answer of the server will do, also that it is busy; a gate before it that has lost it will not. */
const isReached = async () => {
  if (navigator.onLine === false) return false;
  try {
    const options = { method: 'HEAD', cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) };
    const { status } = await fetch(CHEAP, options);
    return status !== 502 && status !== 504;
  } catch {
    return false;
  }
};

const place = document.getElementById('no-signal');
/** What could not be sent, as {send, isPart}; null for nothing. */
let unsent = null;

const hide = () => {
  unsent = null;
  place.replaceChildren();
};

/** Says that nothing was sent. Said once: not anew for each letter that is typed. A form goes before a part of the page. */
const show = (send, isPart) => {
  if (isPart && unsent?.isPart === false) return;
  unsent = { send, isPart };
  if (place.childElementCount > 0) return;
  const said = document.getElementById('no-signal-words').content.firstElementChild.cloneNode(true);
  said.role = 'alert';
  place.append(said);
};

const tellThatItIsBack = () => {
  for (const words of place.querySelectorAll('[data-back]')) words.hidden = false;
};
addEventListener('online', tellThatItIsBack);

place.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  const { send } = unsent;
  hide();
  if ('again' in button.dataset) send();
});

const send = async (form, submitter) => {
  setOff(form);
  if (!(await isReached())) {
    stay(form);
    delete form.dataset.sent;
    show(() => send(form, submitter), false);
    return;
  }
  hide();
  setTimeout(() => stay(form), 'many' in form.dataset ? 0 : UNDER_WAY_MS);
  passed.add(form);
  form.requestSubmit(submitter?.form === form ? submitter : null);
  if (passed.delete(form)) stay(form); // there is something to fill in first, as the browser says
};

addEventListener('submit', (event) => {
  if (passed.delete(event.target)) event.stopImmediatePropagation(); // the questions were asked the first time
  else if (isUnderWay(event.target)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, { capture: true });

addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute('method')?.toLowerCase() !== 'post') return;
  event.preventDefault();
  send(form, event.submitter);
});

// The page is shown again as it was left.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.forms) stay(form);
});

/** What asks by itself every so often goes on asking by itself. */
const asksByItself = (element) => /\bevery\b/.test(element.getAttribute('hx-trigger') ?? '');

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, ({ detail: { elt, target, requestConfig: { verb, path } } }) => {
    if (!asksByItself(elt)) show(() => window.htmx.ajax(verb, path, { source: elt, target }), true);
  });
}
document.addEventListener('htmx:afterOnLoad', () => {
  if (unsent?.isPart) hide();
  else tellThatItIsBack();
});
