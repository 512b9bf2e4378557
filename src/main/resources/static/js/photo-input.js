/**
 * Photos that are chosen for a form are made as small as the server takes them, before they are sent. What this browser
 * cannot read is sent as it is, and the server says what is wrong with it.
 */
const shrink = async (input) => {
  const { scaled } = await import(input.dataset.photos);
  const files = new DataTransfer();
  for (const file of input.files) {
    try {
      files.items.add(new File([await scaled(file)], 'photo.jpg', { type: 'image/jpeg' }));
    } catch {
      files.items.add(file);
    }
  }
  input.files = files.files;
};

for (const input of document.querySelectorAll('input[type=file][data-photos]')) {
  let shrinking = Promise.resolve();
  let busy = false;
  input.addEventListener('change', () => {
    busy = true;
    shrinking = shrink(input).finally(() => {
      busy = false;
    });
  });
  // Before the script that lets a form be sent only once.
  input.form.addEventListener('click', async (event) => {
    const button = event.target.closest('button');
    if (!busy || !button || (button.type && button.type !== 'submit')) return;
    event.preventDefault();
    event.stopPropagation();
    await shrinking;
    input.form.requestSubmit(button);
  }, { capture: true });
}
