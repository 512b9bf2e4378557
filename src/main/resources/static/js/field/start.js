/** One thing that is entered at a door, or about nobody: the form of its kind, and one save. */
import { html, nothing } from 'lit';
import { isFull } from './database.js';
import './form.js';
import { Part, icon } from './parts.js';
import { Starting } from './starting.js';
import { t } from './texts.js';

class FieldStart extends Part {
  static properties = {
    phone: { attribute: false },
    /** {key, name, icon, form} */
    start: { attribute: false },
    /** Of starts.js. */
    subject: { attribute: false },
    /** The record that is mended; null for something new. */
    refused: { attribute: false },
    starting: { state: true },
    problem: { state: true },
    /** Where it goes back to. */
    back: { attribute: false },
    saving: { state: true },
  };

  willUpdate() {
    const about = [this.start.key, this.subject.id, this.refused?.id].join(' ');
    if (this.about === about) return;
    this.about = about;
    this.starting = new Starting(this.phone, this.start, this.subject, this.refused);
    this.problem = null;
  }

  render() {
    const { form, answers, problems, advice } = this.starting;
    const general = problems.filter(({ field }) => !form.fields.some(({ name }) => name === field));
    return html`
      <main class="start">
        <div class="head">
          <a class="round" href=${this.back} aria-label=${t('field.back')}>${icon('left')}</a>
          <h1 tabindex="-1">${this.start.name}</h1>
        </div>
        ${this.subject.name ? html`<p class="address">${icon(this.subject.type === 'PERSON' ? 'user' : 'home')}<span>${this.subject.name}</span></p>` : nothing}
        ${advice.map((words) => html`<p class="note">${words}</p>`)}
        ${general.map(({ message }) => html`<p class="problem">${message}</p>`)}
        <section class="row"><div class="answers"><field-form .form=${form} .answers=${answers} .problems=${problems} scope="start"
          @answered=${({ detail }) => this.#answer(detail.name, detail.value)}></field-form></div></section>
      </main>
      <footer class="actions">
        ${this.problem ? html`<p class="now" role="alert">${icon('alarm')}<span>${this.problem}</span></p>` : nothing}
        <button type="button" class="button primary" id="save" ?disabled=${this.saving} @click=${() => this.#save()}>${t('field.save')}</button>
      </footer>`;
  }

  /** Goes to the heading, so that whoever hears the screen hears where they are. */
  updated() {
    if (this.at === this.about) return;
    this.at = this.about;
    this.querySelector('h1').focus({ preventScroll: true });
  }

  async #answer(name, value) {
    const kept = this.starting.answer(name, value);
    this.requestUpdate();
    try {
      await kept;
    } catch (failure) {
      this.problem = this.#unwritten(failure);
    }
  }

  #unwritten(failure) {
    return t(isFull(failure) ? 'field.full' : 'field.unwritten', failure.message);
  }

  async #save() {
    if (this.saving) return;
    this.problem = null;
    if (this.starting.isEmpty) {
      this.problem = t('field.nothing');
      return;
    }
    if (!this.starting.check()) {
      this.requestUpdate();
      await this.updateComplete;
      await this.querySelector('field-form').updateComplete;
      const first = this.querySelector('[aria-invalid="true"], .has-problem button, .problem');
      first?.scrollIntoView({ block: 'center' });
      first?.focus?.();
      return;
    }
    this.saving = true;
    try {
      const saved = await this.starting.save();
      this.about = null;
      this.tell('started', { saved, said: [this.starting.who, this.start.name].filter(Boolean).join(' '), household: this.subject.household?.id });
    } catch (failure) {
      this.problem = this.#unwritten(failure);
    } finally {
      this.saving = false;
    }
  }
}

customElements.define('field-start', FieldStart);
