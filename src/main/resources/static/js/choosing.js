/** Choosing several rows of a list: "all on this page", and how many are chosen. */

for (const all of document.querySelectorAll('[data-choose-all]')) {
  const name = all.dataset.chooseAll;
  const boxes = [...all.form.elements].filter((box) => box.type === 'checkbox' && box.name === name);
  const said = all.form.querySelector(`[data-chosen="${name}"]`);
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    said.textContent = chosen ? said.dataset.words.replace('{0}', chosen) : '';
  };
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  for (const box of boxes) box.addEventListener('change', show);
  show();
}
