/**
 * Asks a question only when it matters: data-shown-when holds conditions divided by "|", each "field>=number" or
 * "field=answer". The server decides the same way from the same data, where a number out of bounds is no answer;
 * without this script every question is shown.
 */
const answer = (form, name) => {
  const field = form.elements.namedItem(name);
  if (!field || (field.type === 'checkbox' && !field.checked)) return '';
  if ((field[0] ?? field).closest?.('[data-shown-when][hidden]')) return ''; // what is not asked has no answer
  return String(field.value ?? '').normalize('NFKC').replace(',', '.').trim();
};

const isWithin = (number, { min, max }) =>
  (min === undefined || number >= Number(min)) && (max === undefined || number <= Number(max));

const holds = (form, condition) => {
  const [, name, operator, wanted] = /^([^>=]+)(>=|=)(.*)$/.exec(condition);
  const given = answer(form, name);
  if (operator === '=') return given === wanted;
  return given !== '' && Number(given) >= Number(wanted) && isWithin(Number(given), form.elements.namedItem(name).dataset);
};

const refresh = (form) => {
  for (const question of form.querySelectorAll('[data-shown-when]')) {
    question.hidden = !question.dataset.shownWhen.split('|').some((condition) => holds(form, condition));
  }
};

/** 38.2 for 382, as NumberOffer has it on the server: shown to be pressed, never put in by itself. */
const meant = (typed, bounds, decimals) => {
  if (!/^\d{1,9}$/.test(typed) || decimals < 1 || Number(typed) <= Number(bounds.max)) return null;
  const number = Number(typed) / 10 ** decimals;
  return isWithin(number, bounds) ? number.toFixed(decimals) : null;
};

const offer = (button) => {
  const field = document.getElementById(button.dataset.offerFor);
  const number = meant(answer(field.form, field.name), field.dataset, Number(button.dataset.decimals));
  button.hidden = number === null;
  button.textContent = number === null ? '' : button.dataset.words.replace('{0}', number);
  button.value = number ?? '';
};

for (const button of document.querySelectorAll('[data-offer-for]')) {
  const field = document.getElementById(button.dataset.offerFor);
  field.form.addEventListener('input', () => offer(button));
  button.addEventListener('click', () => {
    field.value = button.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
  offer(button);
}

/** What need not be answered can be left open again: a second tap takes the first back. */
for (const radio of document.querySelectorAll('fieldset[data-optional] input[type=radio]')) {
  const chip = radio.closest('label');
  chip.addEventListener('pointerdown', () => (chip.dataset.was = radio.checked));
  radio.addEventListener('click', () => {
    if (chip.dataset.was !== 'true') return;
    radio.checked = false;
    chip.dataset.was = 'false';
    radio.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

for (const form of document.querySelectorAll('form')) {
  if (!form.querySelector('[data-shown-when]')) continue;
  form.addEventListener('input', () => refresh(form));
  refresh(form);
}
