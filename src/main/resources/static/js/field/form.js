/** A form made from its fields: what a module declares is all that is known here. Tells "answered" with {name, value}. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { offer, shownFields } from './answers.js';
import { Part, icon } from './parts.js';
import { t } from './texts.js';

const YES_NO = ['no', 'yes'];

/** Questions that need not be answered wait behind a button of their own, where there is little room. */
const isAside = (field) => !field.required && ['TEXT', 'CHOICE', 'CHOICES', 'DATE', 'TIME', 'DATETIME'].includes(field.type);

const INPUTS = { DATE: 'date', TIME: 'time', DATETIME: 'datetime-local' };

class FieldForm extends Part {
  static properties = {
    /** {fields} */
    form: { attribute: false },
    /** As typed, by field. */
    answers: { attribute: false },
    /** Each {field, message}. */
    problems: { attribute: false },
    /** Gives the small picture of a photo by its id; null where there is none on this phone. */
    pictures: { attribute: false },
    /** Begins the ids of the inputs. */
    scope: { attribute: false },
    /** Whether there is little room. */
    compact: { type: Boolean },
    opened: { state: true },
  };

  constructor() {
    super();
    this.answers = {};
    this.problems = [];
    this.scope = 'f';
    this.compact = false;
    this.opened = new Set();
  }

  render() {
    const shown = shownFields(this.form, this.answers).filter(({ type }) => type !== 'ADVICE');
    const closed = shown.filter((field) => this.#isClosed(field));
    return html`${shown.filter((field) => !closed.includes(field)).map((field) => this.#question(field))}${closed.map((field) => html`
      <button type="button" class="aside" @click=${() => this.#open(field)}>+ ${field.label}</button>`)}`;
  }

  #isClosed(field) {
    if (!this.compact || !isAside(field) || this.opened.has(field.name)) return false;
    return (this.answers[field.name] ?? '').length === 0 && !this.#problem(field) && (field.shownWhen ?? []).length === 0;
  }

  async #open(field) {
    this.opened = new Set([...this.opened, field.name]);
    await this.updateComplete;
    this.querySelector(`[data-field="${field.name}"]`)?.focus();
  }

  #problem(field) {
    return this.problems.find((problem) => problem.field === field.name)?.message;
  }

  #id(field) {
    return `${this.scope}-${field.name}`;
  }

  #question(field) {
    const problem = this.#problem(field);
    return html`
      <div class="question question-${field.type.toLowerCase().replace('_', '-')} ${problem ? 'has-problem' : ''}">
        ${this.#control(field, problem)}
        ${problem ? html`<p class="problem" id="${this.#id(field)}-problem">${problem}</p>` : nothing}
      </div>`;
  }

  #control(field, problem) {
    switch (field.type) {
      case 'YES_NO':
        return this.#buttons(field, YES_NO.map((value) => ({ value, label: t(`field.answer.${value}`) })), problem);
      case 'CHOICE':
      case 'SCALE':
      case 'CHOICES':
        return this.#buttons(field, field.options, problem);
      case 'NUMBER':
        return html`${this.#input(field, problem, 'text', 'decimal')}${this.#offer(field)}`;
      case 'PHOTO':
        return this.#photos(field, problem);
      case 'TEXT':
        return this.#input(field, problem, 'text', 'text');
      default:
        return this.#input(field, problem, INPUTS[field.type], nothing);
    }
  }

  #input(field, problem, type, keypad) {
    return html`
      <label for=${this.#id(field)}>${field.label}</label>
      <span class="input-line">
        <input id=${this.#id(field)} data-field=${field.name} type=${type} inputmode=${keypad} autocomplete="off" enterkeyhint="next"
          maxlength=${field.type === 'TEXT' && field.max ? field.max : nothing}
          .value=${live(this.answers[field.name] ?? '')}
          aria-invalid=${problem ? 'true' : nothing} aria-describedby=${problem ? `${this.#id(field)}-problem` : nothing}
          @input=${(event) => this.#answer(field, event.target.value)}>
        ${field.unit ? html`<span class="unit">${field.unit}</span>` : nothing}
      </span>`;
  }

  #photos(field, problem) {
    const ids = this.answers[field.name] ?? [];
    const id = this.#id(field);
    return html`
      <div role="group" aria-labelledby="${id}-label" aria-describedby=${problem ? `${id}-problem` : nothing}>
        <span class="label" id="${id}-label">${field.label}</span>
        <span class="photos">${ids.map((photo, at) => this.#photo(field, photo, at + 1))}
          ${ids.length >= (field.max ?? Infinity) ? nothing : html`
            <input id=${id} data-field=${field.name} class="photo-file" type="file" accept="image/*" capture="environment"
              @change=${(event) => this.#take(field, event.target)}>
            <label class="button photo-take" for=${id}>${icon('camera')}<span>${t('field.photo.take')}</span></label>`}</span>
      </div>`;
  }

  #photo(field, id, nth) {
    const picture = this.pictures?.(id);
    return html`<span class="photo-taken">${picture
      ? html`<img class="photo" src=${picture} alt=${t('field.photo.nth', nth)}>`
      : html`<span class="photo">${icon('camera')}<small>${t('field.photo.sent')}</small></span>`}
      <button type="button" class="round" aria-label=${t('field.photo.remove', nth)} @click=${() => this.tell('unphotographed', { name: field.name, id })}>${icon('cross')}</button></span>`;
  }

  #take(field, input) {
    const [file] = input.files;
    input.value = '';
    if (file) this.tell('photographed', { name: field.name, file });
  }

  #offer(field) {
    const meant = offer(field, this.answers[field.name]);
    return meant === null ? nothing : html`
      <button type="button" class="offer" @click=${() => this.#answer(field, meant)}>${t('field.answer.offer', meant)}</button>`;
  }

  #buttons(field, options, problem) {
    const answer = this.answers[field.name];
    const isChosen = (value) => (Array.isArray(answer) ? answer.includes(value) : answer === value);
    return html`
      <div role="group" aria-labelledby="${this.#id(field)}-label" aria-describedby=${problem ? `${this.#id(field)}-problem` : nothing}>
        <span class="label" id="${this.#id(field)}-label">${field.label}</span>
        <span class="choices">${options.map(({ value, label }, at) => html`
          <button type="button" class="choice" data-field=${at === 0 ? field.name : nothing} data-value=${value}
            aria-pressed=${String(isChosen(value))} @click=${() => this.#choose(field, value)}>${label}</button>`)}</span>
      </div>`;
  }

  /** What is chosen and pressed again is chosen no more: nothing is preset, and a slip can be taken back. */
  #choose(field, value) {
    const answer = this.answers[field.name];
    if (field.type !== 'CHOICES') this.#answer(field, answer === value ? '' : value);
    else if ((answer ?? []).includes(value)) this.#answer(field, answer.filter((each) => each !== value));
    else this.#answer(field, [...(answer ?? []), value]);
  }

  #answer(field, value) {
    this.tell('answered', { name: field.name, value });
  }
}

customElements.define('field-form', FieldForm);
