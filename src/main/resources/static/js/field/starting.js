/** What is being entered that is nobody's task: from what is there to the entry that is saved. Without a screen. */
import { advice, isSerious, isUntouched, problemsOf, read, typed } from './answers.js';
import { isOfTime, refusals, worded } from './refusals.js';

const alike = (a, b) => Object.keys({ ...a, ...b }).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

export class Starting {
  #phone;
  #refused;
  #before;
  /** What is there now, as far as this phone was told. */
  #began;

  /**
   * @param phone this phone, open
   * @param start what is entered, as {key, name, icon, form}
   * @param subject whom it is about, as of starts.js
   * @param refused the record that is mended; null for something new
   */
  constructor(phone, start, subject, refused = null) {
    this.#phone = phone;
    this.#refused = refused;
    this.start = start;
    this.subject = subject;
    this.form = phone.values.one('form', start.form) ?? refused?.about?.form ?? { fields: [] };
    const first = subject.household?.first?.[start.key]?.[subject.id];
    this.#began = first ?? {};
    this.#before = typed(this.form, refused ? refused.entry.answers : first);
    this.answers = phone.drafts.of(this.draft) ?? this.#before;
    this.problems = refused ? refusals(refused) : [];
  }

  /** Under which it is kept until it is saved. */
  get draft() {
    return this.#refused ? `start ${this.#refused.id}` : this.#anew;
  }

  /** Under which it is kept when it is taken back: then it is something new, also where it was mended. */
  get #anew() {
    return `start ${this.start.key} ${this.subject.id ?? ''}`;
  }

  /** Keeps an answer, in memory at once and on the disk soon after. */
  async answer(name, value) {
    const answers = { ...this.answers, [name]: value };
    if (value === '' || value?.length === 0) delete answers[name];
    this.answers = answers;
    this.problems = this.problems.filter(({ field }) => field !== name && field !== '');
    await this.#phone.drafts.keep(this.draft, answers);
  }

  /** Whether there is nothing to save: what was refused can be sent again as it is. */
  get isEmpty() {
    if (this.#refused) return false;
    return alike(this.answers, this.#before) || (isUntouched(this.form, this.answers) && isUntouched(this.form, this.#before));
  }

  /** Looks at all; says whether it can be saved. */
  check() {
    this.problems = problemsOf(this.form, this.answers).map(worded);
    return this.problems.length === 0;
  }

  /** What the form says, whatever is answered. */
  get advice() {
    return advice(this.form, this.answers);
  }

  /** Whom it is about: of somebody who is known nowhere yet, as the first answer says. */
  get who() {
    const [first] = this.form.fields.filter(({ type, required }) => type === 'TEXT' && required);
    return this.subject.name || (first ? (this.answers[first.name] ?? '') : '');
  }

  /** Saves it; gives what that was, as the app undoes it. */
  async save() {
    const { start, subject } = this;
    const about = { start: { key: start.key, name: start.name, icon: start.icon, form: start.form, personName: this.who }, form: this.form };
    const [id] = await this.#phone.queue.save([{
      id: this.#refused?.id,
      at: this.#refused && isOfTime(this.#refused) ? undefined : this.#refused?.entry.at,
      kind: start.key,
      subject: subject.id,
      began: this.#began,
      about,
      answers: read(this.form, this.answers),
      serious: isSerious(this.form, this.answers),
    }]);
    const saved = [{ task: this.#anew, id, answers: this.answers }];
    await this.#phone.drafts.drop([this.draft]);
    return saved;
  }
}
