/** What every page needs: the theme button, demo accounts, "more" that closes, confirmations, forms sent once, kept drafts. */

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
 * Keeps what was typed in a form marked data-draft="name" in this tab until it is sent, so that a dead battery or a
 * wrong tap on "back" loses nothing. Passwords and files are never kept.
 */
const drafts = {
  fields: (form) =>
    [...form.elements].filter((e) => e.name && !e.name.startsWith('_') && !['password', 'file', 'hidden', 'submit', 'button'].includes(e.type)),
  key: (form) => `draft:${form.dataset.draft}`,
  save(form) {
    const kept = drafts.fields(form).map((e) => [e.name, ['checkbox', 'radio'].includes(e.type) ? (e.checked ? e.value : null) : e.value]);
    sessionStorage.setItem(drafts.key(form), JSON.stringify(kept));
  },
  restore(form) {
    const kept = JSON.parse(sessionStorage.getItem(drafts.key(form)) ?? 'null');
    if (!kept || form.querySelector('.is-invalid')) return;
    for (const field of drafts.fields(form)) {
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (['checkbox', 'radio'].includes(field.type)) field.checked = values.includes(field.value);
      else if (!field.value && values[0]) field.value = values[0];
    }
  },
};
for (const form of document.querySelectorAll('form[data-draft]')) {
  drafts.restore(form);
  form.addEventListener('input', () => drafts.save(form));
  form.addEventListener('submit', () => sessionStorage.removeItem(drafts.key(form)));
}
