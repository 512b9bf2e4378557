/** What every page needs: the theme button, demo accounts, "more" that closes, confirmations, problems that are read, forms sent once, kept drafts. */

const on = (type, selector, handle) =>
  document.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest(selector) : null;
    if (target) handle(target, event);
  });

on('click', '[data-toggle-theme]', () => {
  const next = document.documentElement.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.bsTheme = next;
  localStorage.setItem('theme', next);
});

on('click', '[data-fill-username]', (button) => {
  document.getElementById('username').value = button.dataset.fillUsername;
  document.getElementById('password').value = button.dataset.fillPassword;
  document.getElementById('password').form.requestSubmit();
});

on('click', '[data-print]', () => window.print());

document.addEventListener('click', (event) => {
  for (const more of document.querySelectorAll('details.more[open]')) {
    if (!more.contains(event.target)) more.open = false;
  }
});

on('submit', 'form[data-confirm]', (form, event) => {
  if (!window.confirm(form.dataset.confirm)) event.preventDefault();
});

/** A form that came back says first what is wrong with it: there the reading goes on, on a phone and with a screen reader. */
const readProblems = () => {
  const summary = document.querySelector('.problems-summary:not([data-read])');
  if (!summary) return;
  summary.dataset.read = 'yes';
  for (let around = summary.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: 'start' });
};
readProblems();
document.addEventListener('htmx:load', readProblems);

// A tired thumb taps twice: a posted form is sent once.
on('submit', 'form[method="post"]:not([data-many])', (form, event) => {
  if (event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 8000);
});

/**
 * Keeps in this tab what was typed, so that a dead battery, a wrong tap on "back", a session that is over or a server that
 * is away loses nothing: in a form marked data-draft="name" from the first letter, in any other from the moment it is sent.
 * Only the server's word that a form was taken, the cookie "accepted", drops it. Passwords and files are never kept.
 */
const drafts = {
  forms: () => [...document.querySelectorAll('form[method="post"]')],
  target: (form, submitter) => new URL(submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', location.href).pathname,
  key(form) {
    if (form.dataset.draft) return `draft:${form.dataset.draft}`;
    const same = drafts.forms().filter((other) => drafts.target(other) === drafts.target(form));
    return `sent:${drafts.target(form)}#${same.indexOf(form)}`;
  },
  fields: (form) => [...form.elements].filter((e) => e.name && !['password', 'file', 'hidden', 'submit', 'button', 'fieldset'].includes(e.type)),
  wasRefused: (form) => form.querySelector('.is-invalid, .alert-danger') !== null,
  changed(field) {
    if (['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  },
  value: (field) => (['checkbox', 'radio'].includes(field.type) ? field.checked : field.options ? [...field.options].map((o) => o.selected) : field.value),
  set(field, value) {
    if (['checkbox', 'radio'].includes(field.type)) field.checked = value;
    else if (field.options) [...field.options].forEach((option, at) => (option.selected = Boolean(value[at])));
    else field.value = value;
  },
  /** What differs from the page as the server made it: name, which of that name, value. */
  save(form) {
    const counts = {};
    const kept = [];
    const wasRefused = drafts.wasRefused(form); // then the page as the server made it holds what was typed
    for (const field of drafts.fields(form)) {
      const nth = (counts[field.name] = (counts[field.name] ?? -1) + 1);
      if (wasRefused || drafts.changed(field)) kept.push([field.name, nth, drafts.value(field)]);
    }
    if (kept.length) sessionStorage.setItem(drafts.key(form), JSON.stringify(kept));
    else sessionStorage.removeItem(drafts.key(form));
  },
  restore(form) {
    if (form.dataset.restored || drafts.wasRefused(form)) return;
    form.dataset.restored = 'yes';
    const kept = JSON.parse(sessionStorage.getItem(drafts.key(form)) ?? 'null');
    if (!kept) return;
    for (const [name, nth, value] of kept) {
      const field = drafts.fields(form).filter((e) => e.name === name)[nth];
      if (field) drafts.set(field, value);
    }
    form.dispatchEvent(new Event('input', { bubbles: true }));
  },
  /** Forgets what the server has taken. */
  dropAccepted() {
    const sent = JSON.parse(sessionStorage.getItem('last-sent') ?? 'null');
    const accepted = document.cookie.split('; ').find((one) => one.startsWith('accepted='));
    if (!sent || !accepted || decodeURIComponent(accepted.slice('accepted='.length)) !== sent.to) return;
    sessionStorage.removeItem(sent.key);
    sessionStorage.removeItem('last-sent');
    document.cookie = 'accepted=; Max-Age=0; Path=/; SameSite=Lax';
  },
};
const isUnsent = () => document.querySelector('[data-unsent]') !== null;
const restoreAll = () => {
  if (isUnsent()) return;
  drafts.forms().forEach(drafts.restore);
  Object.keys(sessionStorage).filter((key) => key.startsWith('sent:')).forEach((key) => sessionStorage.removeItem(key));
};
drafts.dropAccepted();
restoreAll();
document.addEventListener('htmx:load', restoreAll);
on('input', 'form[data-draft]', drafts.save);
on('submit', 'form[method="post"]', (form, event) => {
  if (event.defaultPrevented || isUnsent()) return;
  if (form.dataset.endsDraft) { // it sends what another form's draft holds
    sessionStorage.setItem('last-sent', JSON.stringify({ key: `draft:${form.dataset.endsDraft}`, to: drafts.target(form, event.submitter) }));
    return;
  }
  if (drafts.fields(form).length === 0) return;
  drafts.save(form);
  sessionStorage.setItem('last-sent', JSON.stringify({ key: drafts.key(form), to: drafts.target(form, event.submitter) }));
});
on('click', 'a[data-ends-draft]', (link) => sessionStorage.removeItem(`draft:${link.dataset.endsDraft}`)); // left as it stands
