/**
 * Asks a question only when it matters: data-shown-when holds conditions divided by "|", each "field>=number" or
 * "field=answer". The server decides the same way from the same data; without this script every question is shown.
 */
const answer = (form, name) => {
  const field = form.elements.namedItem(name);
  if (!field) return '';
  return String(field.value ?? '').normalize('NFKC').replace(',', '.').trim();
};

const holds = (form, condition) => {
  const [, name, operator, wanted] = /^([^>=]+)(>=|=)(.*)$/.exec(condition);
  const given = answer(form, name);
  return operator === '=' ? given === wanted : given !== '' && Number(given) >= Number(wanted);
};

const refresh = (form) => {
  for (const question of form.querySelectorAll('[data-shown-when]')) {
    question.hidden = !question.dataset.shownWhen.split('|').some((condition) => holds(form, condition));
  }
};

for (const form of document.querySelectorAll('form')) {
  if (!form.querySelector('[data-shown-when]')) continue;
  form.addEventListener('input', () => refresh(form));
  refresh(form);
}
