/** One door: who is there, a row for each person, one save. A task that does not join is the same with one row. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { inWords, untilTicked } from './answers.js';
import { isFull } from './database.js';
import { isDoable, rows, stateOf } from './day.js';
import { Entering } from './entering.js';
import './form.js';
import { Part, call, icon } from './parts.js';
import { NoPicture } from './photos.js';
import { moment, t, time } from './texts.js';

class FieldVisit extends Part {
  static properties = {
    phone: { attribute: false },
    /** Of day.js. */
    visit: { attribute: false },
    /** Whether what was done is entered anew. */
    correct: { type: Boolean },
    /** Whether there is another door after this one. */
    hasNext: { type: Boolean },
    now: { attribute: false },
    entering: { state: true },
    problem: { state: true },
    saving: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('visit') && this.entering?.tasks.map(({ id }) => id).join() !== this.visit.tasks.map(({ id }) => id).join()) this.entering = null;
    if (changed.has('correct')) this.entering = null;
    if (!this.entering) {
      this.entering = new Entering(this.phone, this.visit.tasks, this.correct);
      this.problem = null;
    }
    this.entering.tasks = this.visit.tasks;
  }

  render() {
    const { household, tasks } = this.visit;
    const open = tasks.filter((task) => this.#isOpen(task));
    return html`
      <main class="visit" @keydown=${this.#key}>
        <div class="head">
          <a class="round" href="#" aria-label=${t('field.back')}>${icon('left')}</a>
          <h1 tabindex="-1">${household ? this.#door(household) : (tasks[0].personName || tasks[0].name)}</h1>
        </div>
        ${household ? this.#home(household) : nothing}
        ${repeat(rows(this.visit), (row) => row.tasks[0].id, (row) => this.#row(row))}
      </main>
      ${open.length === 0 ? nothing : html`
        <footer class="actions">
          ${this.entering.isSerious ? html`<p class="now" role="status">${icon('alarm')}<span>${this.#now()}</span></p>` : nothing}
          ${this.problem ? html`<p class="now" role="alert">${icon('alarm')}<span>${this.problem}</span></p>` : nothing}
          <button type="button" class="button ${this.hasNext ? '' : 'primary'}" ?disabled=${this.saving} @click=${() => this.#save(false)}>${t('field.save')}</button>
          ${this.hasNext ? html`<button type="button" class="button primary" id="save-next" ?disabled=${this.saving} @click=${() => this.#save(true)}>
            <span>${t('field.save.next')}</span>${icon('right')}</button>` : nothing}
        </footer>`}`;
  }

  /** Goes to the heading, so that whoever hears the screen hears where they are. */
  updated() {
    if (this.at === this.visit.id) return;
    this.at = this.visit.id;
    this.querySelector('h1').focus({ preventScroll: true });
  }

  /** What to do now: as the forms say, and whom to call where nobody else is told. */
  #now() {
    const { advice } = this.entering;
    if (this.phone.sync.lostSince) return [...advice, t('field.serious.no-signal')].join(' ');
    return advice.length > 0 ? advice.join(' ') : t('field.serious');
  }

  #isOpen(task) {
    return task.mayDo && (this.correct || this.#isRefused(task) || (!task.done && isDoable(task, this.now)));
  }

  #isRefused(task) {
    return (task.entries ?? []).some(({ state }) => state === 'refused');
  }

  #door(household) {
    return household.room ? t('field.room', household.room) : household.address;
  }

  #home(household) {
    return html`
      <section class="home">
        ${household.room ? html`<p class="address">${icon('home')}<span>${household.address}</span></p>` : nothing}
        ${household.note ? html`<p class="note">${household.note}</p>` : nothing}
        <ul class="people">${household.people.map((person) => html`
          <li>
            <span class="person"><b>${person.name}</b>${this.#age(person)}${person.head ? html`<small>${t('field.person.head')}</small>` : nothing}</span>
            ${call(person.phone, person.through ? t('field.call.through', person.through) : t('field.call'))}
          </li>`)}
        </ul>
        ${this.#canStart() ? html`<a class="aside" id="start" href="#/starts/${household.id}">+ ${t('field.start')}</a>` : nothing}
      </section>`;
  }

  #canStart() {
    return this.phone.values.all('start').some(({ about }) => about.some((type) => type !== 'NOTHING'));
  }

  #age({ age, minor }) {
    if (age === undefined || age === null) return nothing;
    return html`<small class=${minor ? 'minor' : ''}>${t(minor ? 'field.person.minor' : 'field.person.age', age)}</small>`;
  }

  #row({ name, person, tasks }) {
    const several = rows(this.visit).length > 1 || this.visit.household;
    return html`
      <section class="row" aria-label=${name}>
        ${several ? html`<h2>${name}${person ? this.#age(person) : nothing}</h2>` : nothing}
        ${tasks.map((task) => this.#task(task))}
      </section>`;
  }

  #task(task) {
    const lately = (task.lately ?? []).slice(0, this.visit.tasks.length > 1 ? 1 : 3);
    return html`
      <div class="task" data-task=${task.id}>
        <p class="task-name">${icon(task.icon || 'check')}<span><b>${task.name}</b> ${task.detail}</span>${this.#badge(task)}
          ${task.call ? call(task.call.phone, t('field.call.through', task.call.name)) : nothing}
          ${lately.length === 0 ? nothing : html`<span class="lately">${lately.join(' · ')}</span>`}</p>
        ${this.#isOpen(task) ? this.#form(task) : this.#told(task)}
      </div>`;
  }

  #badge(task) {
    const state = stateOf(task, this.now);
    if (state === 'due' || this.correct) return nothing;
    const until = state === 'upcoming' ? t('field.due.from', time(task.dueFrom)) : t(`field.state.${state}`);
    return html`<span class="badge ${state}">${until}</span>`;
  }

  #form(task) {
    const problems = this.entering.problemsOf(task);
    const tick = this.entering.tick(task);
    const form = this.correct ? this.entering.form(task) : untilTicked(this.entering.form(task), this.entering.isAlone());
    const general = problems.filter(({ field }) => field !== tick && !form.fields.some(({ name }) => name === field));
    const unticked = problems.find(({ field }) => field === tick);
    return html`
      ${general.map(({ message }) => html`<p class="problem">${message}</p>`)}
      <div class="answers">${tick ? html`
        <button type="button" class="choice tick" aria-pressed=${String(Boolean(this.entering.of(task)[tick]))}
          @click=${() => this.#answer(task, tick, this.entering.of(task)[tick] ? '' : 'yes')}>${icon('check')}<span>${t('field.tick')}</span></button>
        ${unticked ? html`<p class="problem">${unticked.message}</p>` : nothing}` : nothing}
      <field-form .form=${form} .answers=${this.entering.of(task)} .problems=${problems} .scope=${`f-${task.id}`}
        .pictures=${(id) => this.phone.photos.small(id)} ?compact=${this.visit.tasks.length > 1}
        @answered=${({ detail }) => this.#answer(task, detail.name, detail.value)}
        @photographed=${({ detail }) => this.#photograph(this.entering.photograph(task, detail.name, detail.file))}
        @unphotographed=${({ detail }) => this.#photograph(this.entering.unphotograph(task, detail.name, detail.id))}></field-form></div>`;
  }

  /** What was done, by whom: of everybody who did it. */
  #told(task) {
    const form = this.entering.form(task);
    const words = (answers) => form.fields.map((field) => inWords(field, answers?.[field.name], ...[t('field.answer.yes'), t('field.answer.no')].map((word) => `${field.label} ${word}`))).filter(Boolean).join(' · ');
    const told = task.completions ?? [];
    const here = (task.entries ?? [])
      .filter(({ id, state }) => state !== 'refused' && !told.some((other) => other.id === id))
      .map(({ id, entry, state }) => ({ ...entry, id, byName: this.phone.account.account.name, waits: state !== 'sent' }));
    const replaced = [...told, ...here].map(({ replaces }) => replaces);
    const all = [...told, ...here].filter(({ id }) => !replaced.includes(id));
    if (all.length === 0) return task.mayDo ? nothing : html`<p class="lately">${t('field.task.not-yours')}</p>`;
    return html`
      <ul class="told">${all.map(({ at, byName, answers, waits }) => html`
        <li><b>${words(answers) || t('field.state.done')}</b> <small>${byName} · ${moment(at, this.now)}${waits ? html` · ${t('field.waits')}` : nothing}</small></li>`)}
      </ul>
      ${task.mayDo && task.done ? html`<a class="button" href="#/correct/${task.id}">${icon('edit')}<span>${t('field.correct')}</span></a>` : nothing}`;
  }

  async #answer(task, name, value) {
    const kept = this.entering.answer(task, name, value);
    this.requestUpdate();
    await this.#keep(kept);
  }

  /** What is being written or scaled is waited for before it is saved. */
  async #keep(kept) {
    this.pending = Promise.allSettled([this.pending, kept]);
    try {
      await kept;
    } catch (failure) {
      this.problem = this.#unwritten(failure);
    }
    this.requestUpdate();
  }

  #photograph(kept) {
    this.problem = null;
    return this.#keep(kept);
  }

  #unwritten(failure) {
    if (failure instanceof NoPicture) return t('field.photo.unreadable');
    return t(isFull(failure) ? 'field.full' : 'field.unwritten', failure.message);
  }

  async #save(next) {
    if (this.saving) return;
    await this.pending;
    if (this.saving) return;
    this.problem = null;
    if (this.entering.isEmpty) {
      this.problem = t('field.nothing');
      return;
    }
    if (!this.entering.check()) {
      this.requestUpdate();
      await this.updateComplete;
      await Promise.all([...this.querySelectorAll('field-form')].map((form) => form.updateComplete));
      const first = this.querySelector('[aria-invalid="true"], .has-problem button, .problem');
      first?.scrollIntoView({ block: 'center' });
      first?.focus?.();
      return;
    }
    this.saving = true;
    const { entering } = this; // by the time it is saved, the screen may show what comes next
    try {
      const saved = await entering.save();
      this.tell('saved', { saved: saved.map(({ task, id }) => ({ task: task.id, id, answers: entering.of(task) })), said: this.#said(saved, entering), next });
    } catch (failure) {
      this.problem = this.#unwritten(failure);
    } finally {
      this.saving = false;
    }
  }

  /** Who and what, as in 张建国 36.5 ℃. */
  #said(saved, entering) {
    return saved.map(({ task }) => {
      const form = entering.form(task);
      const [answer = task.name] = form.fields
        .filter(({ required, shownWhen }) => required && (shownWhen ?? []).length === 0)
        .map((field) => inWords(field, entering.of(task)[field.name], task.name, task.name))
        .filter(Boolean);
      return `${task.personName ?? ''} ${answer}`.trim();
    }).join(t('field.and'));
  }

  /** The keypad's "next" goes to the next number, and from the last one to the button. */
  #key(event) {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    const inputs = [...this.querySelectorAll('input[inputmode="decimal"]')];
    const after = inputs[inputs.indexOf(event.target) + 1] ?? this.querySelector('.actions .primary');
    after.focus();
  }
}

customElements.define('field-visit', FieldVisit);
