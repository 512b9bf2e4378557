/**
 * Photos that whoever stands at a door sends without an account: made small, sent as soon as they are chosen, and what the
 * server says of them stands beside. Without this script nothing is asked for.
 */
import { scaled } from './field/scaling.js';

const send = async (input) => {
  const { to, failed, unreadable } = input.dataset;
  let photo;
  try {
    photo = await scaled(input.files[0]);
  } catch {
    return unreadable;
  }
  try {
    const answer = await fetch(to, {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', 'X-CSRF-TOKEN': input.form.elements.namedItem('_csrf').value },
      body: photo,
    });
    return (answer.headers.get('Content-Type') ?? '').startsWith('text/plain') ? await answer.text() : failed;
  } catch {
    return failed;
  }
};

for (const part of document.querySelectorAll('[data-photo-to]')) {
  part.hidden = false;
  const input = part.querySelector('input');
  const said = part.querySelector('[role=status]');
  input.addEventListener('change', async () => {
    if (input.files.length === 0) return;
    said.textContent = input.dataset.sending;
    input.disabled = true;
    said.textContent = await send(input);
    input.disabled = false;
    input.value = '';
  });
}
