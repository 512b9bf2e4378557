/**
 * Choosing several rows of a list: "all on this page", then "all that match", and how many are chosen. A box with
 * data-stands-for counts for so many.
 */

for (const all of document.querySelectorAll('[data-choose-all]')) {
  const name = all.dataset.chooseAll;
  const boxes = [...all.form.elements].filter((box) => box.type === 'checkbox' && box.name === name);
  const said = all.form.querySelector(`[data-chosen="${name}"]`);
  const offer = all.form.querySelector(`[data-choose-matching="${name}"]`);
  const matching = offer?.querySelector('input');
  const choose = () => {
    for (const box of boxes) box.checked = all.checked;
  };
  const show = () => {
    const ticked = boxes.filter((box) => box.checked);
    const chosen = ticked.reduce((sum, box) => sum + Number(box.dataset.standsFor ?? 1), 0);
    all.checked = ticked.length === boxes.length;
    all.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
    if (offer) {
      // Whoever takes one row out does not mean all that match.
      if (!all.checked) matching.checked = false;
      offer.hidden = !all.checked;
    }
    if (matching?.checked) said.textContent = said.dataset.wordsMatching;
    else said.textContent = chosen ? said.dataset.words.replace('{0}', chosen) : '';
  };
  all.addEventListener('change', () => {
    choose();
    show();
  });
  for (const box of boxes) box.addEventListener('change', show);
  matching?.addEventListener('change', show);
  if (matching?.checked) {
    all.checked = true;
    choose();
  }
  show();
}
