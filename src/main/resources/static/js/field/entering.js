/** What is being entered for the tasks of a visit: from the first letter to the entries that are saved. Without a screen. */
import { advice, isSerious, isUntouched, problemsOf, read, tickOf, typed } from './answers.js';
import { isOfTime, refusals, worded } from './refusals.js';
import { t } from './texts.js';

export class Entering {
  #phone;
  /** By task, as typed. */
  answers = new Map();
  /** By task, each {field, message}. */
  problems = new Map();

  /**
   * @param phone this phone, open
   * @param correct whether what was done is entered anew, from its old values
   */
  constructor(phone, tasks, correct) {
    this.#phone = phone;
    this.tasks = tasks;
    this.correct = correct;
    for (const task of tasks) {
      this.answers.set(task.id, phone.drafts.of(task.id) ?? this.#before(task));
      const refused = this.#refused(task);
      if (refused) this.problems.set(task.id, refusals(refused));
    }
  }

  form(task) {
    return this.#phone.values.one('form', task.form) ?? this.#phone.queue.of(task.id).find(({ about }) => about)?.about.form ?? { fields: [] };
  }

  /** Whether the task stands alone. */
  isAlone() {
    return this.tasks.length === 1;
  }

  /** The name of what says, as a tick, that it was done; null where an answer does. */
  tick(task) {
    return this.correct ? null : tickOf(this.form(task), this.isAlone());
  }

  of(task) {
    return this.answers.get(task.id) ?? {};
  }

  problemsOf(task) {
    return this.problems.get(task.id) ?? [];
  }

  /** Keeps an answer, in memory at once and on the disk soon after. */
  async answer(task, name, value) {
    const answers = { ...this.of(task), [name]: value };
    if (value === '' || value?.length === 0) delete answers[name];
    this.answers.set(task.id, answers);
    this.problems.set(task.id, this.problemsOf(task).filter(({ field }) => field !== name && field !== ''));
    await this.#phone.drafts.keep(task.id, answers);
  }

  /** Keeps a photo and names it in the answer. */
  async photograph(task, name, file) {
    const id = await this.#phone.photos.add(task.id, file);
    await this.answer(task, name, [...(this.of(task)[name] ?? []), id]);
  }

  /** Takes a photo out of the answer. */
  async unphotograph(task, name, id) {
    await this.answer(task, name, (this.of(task)[name] ?? []).filter((each) => each !== id));
    await this.#phone.photos.takeOut(id);
  }

  isUntouched(task) {
    return isUntouched(this.form(task), this.of(task)) && !this.of(task)[this.tick(task)];
  }

  /** Looks at all; says whether it can be saved. What was left untouched is not done and no problem. */
  check() {
    this.problems = new Map(this.#filled().map((task) => {
      const tick = this.tick(task);
      const found = problemsOf(this.form(task), this.of(task)).filter(({ field }) => field !== tick).map(worded);
      if (tick && !this.of(task)[tick]) found.push({ field: tick, message: t('field.answer.missing') });
      return [task.id, found];
    }));
    return [...this.problems.values()].every((found) => found.length === 0);
  }

  get isEmpty() {
    return this.#filled().length === 0;
  }

  /** Saves all that was filled in; gives what that was, each {task, id}. */
  async save() {
    const filled = this.#filled();
    const ids = await this.#phone.queue.save(filled.map((task) => {
      const refused = this.#refused(task);
      const { entries, ...plain } = task;
      return {
        id: refused?.id,
        ...this.#place(task, refused),
        task: task.id,
        about: { task: plain, form: this.form(task) },
        answers: read(this.form(task), this.of(task)),
        serious: task.urgency !== 'ROUTINE' || isSerious(this.form(task), this.of(task)),
      };
    }));
    await this.#phone.photos.saved(filled.map((task) => this.of(task)));
    await this.#phone.drafts.drop(filled.map(({ id }) => id));
    return filled.map((task, at) => ({ task, id: ids[at] }));
  }

  /**
   * When it was done and what it takes the place of. What is mended or corrected was done when it was; what was refused for
   * what it replaces takes the place of what stands now.
   */
  #place(task, refused) {
    if (!refused) {
      const corrects = this.correct ? this.#last(task)?.id : null;
      return corrects ? { at: null, replaces: corrects } : {};
    }
    const { at, replaces } = refused.entry;
    if (isOfTime(refused)) return { replaces };
    if (!refused.problems.some(({ field }) => field === 'replaces')) return { at, replaces };
    const stands = this.#last(task)?.id ?? null;
    return { at: at ?? (stands ? null : new Date(refused.savedAt).toISOString()), replaces: stands };
  }

  /** Whether something entered so far cannot wait. */
  get isSerious() {
    return this.#filled().some((task) => task.urgency === 'ROUTINE' && isSerious(this.form(task), this.of(task)));
  }

  /** What to do now, in the words of the forms. */
  get advice() {
    return [...new Set(this.#filled().flatMap((task) => advice(this.form(task), this.of(task))))];
  }

  #filled() {
    return this.tasks.filter((task) => !this.isUntouched(task));
  }

  #refused(task) {
    return this.#phone.queue.of(task.id).find(({ state }) => state === 'refused');
  }

  /** The latest that was entered for it and stands, here or on the server, each {id, answers}. */
  #last(task) {
    const here = this.#phone.queue.of(task.id).find(({ state }) => state !== 'refused');
    if (here) return { id: here.id, answers: here.entry.answers };
    const replaced = (task.completions ?? []).map(({ replaces }) => replaces);
    return (task.completions ?? []).filter(({ id }) => !replaced.includes(id)).at(-1) ?? null;
  }

  #before(task) {
    const refused = this.#refused(task);
    if (refused) return typed(this.form(task), refused.entry.answers);
    return this.correct ? typed(this.form(task), this.#last(task)?.answers) : {};
  }
}
