/**
 * The rules of forms, as the server has them too: which questions are asked, what an answer means, what is wrong with it.
 * Plain functions; answers are kept as typed, by field: texts, lists of texts, "yes" or "no".
 */

/** A number as people type it: full-width digits, a comma or 。 for the point. */
const plain = (text) => String(text ?? '').normalize('NFKC').replace(/[,。]/g, '.').trim();

const numberOf = (text) => (/^[+-]?\d{1,9}(\.\d{0,6})?$/.test(plain(text)) ? Number(plain(text)) : NaN);

const isBlank = (answer) => answer === undefined || answer === null || (Array.isArray(answer) ? answer.length === 0 : plain(answer) === '');

/** Whether the field is asked, given the answers so far. */
export const isShown = (form, field, answers) => {
  const conditions = field.shownWhen ?? [];
  if (conditions.length === 0) return true;
  return conditions.some(({ field: name, atLeast, equalTo }) => {
    const other = form.fields.find((each) => each.name === name);
    const answer = answers[name];
    if (!other || isBlank(answer) || !isShown(form, other, answers) || problemOf(other, answer)) return false;
    if (atLeast !== undefined && atLeast !== null) return numberOf(answer) >= Number(atLeast);
    return plain(answer) === equalTo;
  });
};

/** The fields that are asked, in their order. */
export const shownFields = (form, answers) => form.fields.filter((field) => isShown(form, field, answers));

const decimals = (step) => (String(step).split('.')[1] ?? '').length;

/** As the form writes it: with all digits of its step. */
const written = (number, field) => (field.step ? number.toFixed(decimals(field.step)) : String(number));

const isWithin = (number, { min, max, step }) => {
  if (Number.isNaN(number) || (min ?? -Infinity) > number || (max ?? Infinity) < number) return false;
  return !step || Math.abs(number / step - Math.round(number / step)) < 1e-6;
};

/** What somebody may have meant who typed a number without its point: 38.2 for 382. Null for nothing better. */
export const offer = (field, answer) => {
  if (field.type !== 'NUMBER' || !field.step || isBlank(answer) || plain(answer).includes('.')) return null;
  const number = numberOf(answer);
  if (isWithin(number, field)) return null;
  const meant = number * Number(field.step);
  return isWithin(meant, field) ? written(meant, field) : null;
};

/** What is wrong with an answer, as {key, args}; null for nothing. */
export const problemOf = (field, answer) => {
  if (field.type === 'ADVICE') return null;
  if (isBlank(answer)) return field.required ? { key: 'field.answer.missing', args: [] } : null;
  if (field.type === 'NUMBER') {
    const number = numberOf(answer);
    const meant = offer(field, answer);
    if (meant) return { key: 'field.answer.meant', args: [meant] };
    if (Number.isNaN(number)) return { key: 'field.answer.number', args: [] };
    if (number < (field.min ?? number) || number > (field.max ?? number)) {
      return { key: 'field.answer.bounds', args: [field.min, field.max] };
    }
    if (!isWithin(number, field)) return { key: 'field.answer.step', args: [field.step] };
  }
  if (field.type === 'PHOTO' && field.max && answer.length > field.max) return { key: 'field.answer.photos', args: [field.max] };
  if (field.type === 'TEXT' && field.max && [...String(answer)].length > field.max) return { key: 'field.answer.long', args: [field.max] };
  return null;
};

/** What is wrong with all answers, each as {field, key, args}. */
export const problemsOf = (form, answers) =>
  shownFields(form, answers).flatMap((field) => {
    const problem = problemOf(field, answers[field.name]);
    return problem ? [{ field: field.name, ...problem }] : [];
  });

/** Whether nothing was answered at all. */
export const isUntouched = (form, answers) => form.fields.every((field) => isBlank(answers[field.name]));

/** A tick that says that a task was done at all, for a form that asks for nothing and names no field for that. */
export const TICK = '·done';

/**
 * The name of what says, as a tick, that a task was done; null where an answer does.
 *
 * @param alone whether the task stands alone: then a form that needs the answer asks it as a question
 */
export const tickOf = (form, alone) => {
  if (form.doneBy) return alone && form.fields.some(({ name, required }) => name === form.doneBy && required) ? null : form.doneBy;
  return form.fields.every((field) => !field.required || (field.shownWhen ?? []).length > 0) ? TICK : null;
};

/** The form without what is asked by a tick. */
export const untilTicked = (form, alone) => {
  const left = form.fields.filter((field) => field.name !== form.doneBy || (alone && field.required));
  return { ...form, fields: left };
};

/** What to do now, given these answers. */
export const advice = (form, answers) =>
  shownFields(form, answers).filter(({ type }) => type === 'ADVICE').map(({ label }) => label);

/** What is sent: only what was asked and answered, each as the form writes it. */
export const read = (form, answers) =>
  Object.fromEntries(shownFields(form, answers)
    .filter(({ name, type }) => type !== 'ADVICE' && !isBlank(answers[name]))
    .map((field) => {
      const answer = answers[field.name];
      if (field.type === 'NUMBER') return [field.name, written(numberOf(answer), field)];
      return [field.name, Array.isArray(answer) ? answer : String(answer).trim()];
    }));

/** Answers as they are typed, from those that the server has. */
export const typed = (form, answers) =>
  Object.fromEntries(form.fields
    .filter(({ name }) => !isBlank(answers?.[name]))
    .map(({ name, type }) => {
      const answer = answers[name];
      if (type === 'YES_NO') return [name, answer === true || answer === 'yes' || answer === 'true' ? 'yes' : 'no'];
      return [name, Array.isArray(answer) ? answer.map(String) : String(answer)];
    }));

/**
 * Whether what was entered cannot wait for a minute: an answer that made the form ask on, such as a fever, or a result
 * that was there to be chosen and was. That a line of text is asked for says nothing yet, such as who was there.
 */
export const isSerious = (form, answers) =>
  form.fields.some((field) => {
    const asked = (field.shownWhen ?? []).length > 0;
    if (asked) return ((field.required && field.type !== 'TEXT') || field.type === 'ADVICE') && isShown(form, field, answers);
    return field.type === 'CHOICE' && !field.required && !isBlank(answers[field.name]);
  });

/** An answer in words: 36.5 ℃, no, cough and tired. */
export const inWords = (field, answer, yes, no) => {
  if (isBlank(answer)) return '';
  const label = (value) => field.options?.find((option) => option.value === String(value))?.label ?? String(value);
  if (field.type === 'YES_NO') return answer === true || answer === 'yes' || answer === 'true' ? yes : no;
  if (field.type === 'PHOTO') return `${field.label} ${answer.length}`;
  if (Array.isArray(answer)) return answer.map(label).join(' · ');
  return field.type === 'NUMBER' && field.unit ? `${answer} ${field.unit}` : label(answer);
};
