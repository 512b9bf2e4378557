/** The day's list: alarms on top, then visits in the order in which they are to be made, and what is done. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { grouped, minutesOpen, progress, stateOf } from './day.js';
import { Part, icon } from './parts.js';
import { NOBODY, startHref, startsAbout } from './starts.js';
import { fullDay, moment, t, time } from './texts.js';

class FieldToday extends Part {
  static properties = {
    phone: { attribute: false },
    /** All that is shown, as it stands. */
    tasks: { attribute: false },
    visits: { attribute: false },
    now: { attribute: false },
    /** "mine" or "all"; null where there is no choice. */
    whose: { attribute: false },
    /** What there is beside these: how much more, and what they can be narrowed to. */
    beside: { attribute: false },
    /** What they are narrowed to; '' for nothing. */
    area: { attribute: false },
  };

  render() {
    const alarms = this.visits.filter(({ urgent }) => urgent);
    const others = this.visits.filter(({ urgent }) => !urgent);
    const next = others.find(({ doable }) => doable);
    return html`
      <main class="today">
        <header class="day">
          ${this.#ring()}
          <div><h1 tabindex="-1">${t('field.today')}</h1><p>${fullDay(this.now)}</p></div>
          ${this.whose ? this.#choice() : nothing}
          ${this.#start()}
        </header>
        ${this.beside.areas.length > 1 ? this.#areas() : nothing}
        ${alarms.length === 0 ? nothing : html`
          <section class="alarms" aria-labelledby="alarms-head">
            <h2 id="alarms-head">${icon('alarm')}<span>${t('field.alarms', alarms.length)}</span></h2>
            <ul class="lines">${repeat(alarms, ({ id }) => id, (visit) => this.#line(visit))}</ul>
          </section>`}
        ${next ? html`
          <a class="button primary next" id="next" href="#/visit/${next.id}"><span><small>${t('field.next')}</small><b>${this.#who(next)}</b></span>${icon('right')}</a>` : nothing}
        ${this.#empty()}
        ${grouped(others).map((group) => html`
          <section>
            <h2 class="group"><span>${group.address || t('field.no-address')}</span>${this.#due(group)}</h2>
            <ul class="lines card">${repeat(group.visits, ({ id }) => id, (visit) => this.#line(visit))}</ul>
          </section>`)}
        ${this.beside.left > 0 ? html`<p class="hint" id="more">${t('field.more', this.beside.left)}</p>` : nothing}
        ${this.#done()}
      </main>`;
  }

  #ring() {
    const { done, total } = progress(this.tasks);
    const part = total === 0 ? 100 : Math.floor((done * 100) / total);
    return html`
      <svg class="ring" viewBox="0 0 40 40" role="img" aria-label=${t('field.progress', done, total)}>
        <circle class="ring-all" cx="20" cy="20" r="17"></circle>
        <circle class="ring-done" cx="20" cy="20" r="17" pathLength="100" transform="rotate(-90 20 20)" stroke-dasharray="${part} 100"></circle>
        <text x="20" y="20.5" text-anchor="middle" dominant-baseline="middle">${done}/${total}</text>
      </svg>`;
  }

  #choice() {
    return html`<span class="whose" role="group" aria-label=${t('field.whose')}>${['mine', 'all'].map((whose) => html`
      <button type="button" aria-pressed=${String(this.whose === whose)} @click=${() => this.tell('whose', whose)}>${t(`field.whose.${whose}`)}</button>`)}</span>`;
  }

  #areas() {
    return html`
      <label class="areas"><span>${t('field.area')}</span>
        <select id="area" .value=${live(this.area)} @change=${({ target }) => this.tell('area', target.value)}>
          <option value="" ?selected=${this.area === ''}>${t('field.area.all')}</option>
          ${this.beside.areas.map(({ path, name }) => html`<option value=${path} ?selected=${path === this.area}>${name}</option>`)}
        </select></label>`;
  }

  /** What can be entered about nobody that is known: at once where it is one thing. */
  #start() {
    const starts = startsAbout(NOBODY, this.phone.values.all('start'));
    if (starts.length === 0) return nothing;
    const [{ key, name }] = starts;
    return starts.length === 1
      ? html`<a class="round plus" id="start" href=${startHref(key)} aria-label=${name}>${icon('register')}</a>`
      : html`<a class="round plus" id="start" href="#/starts/" aria-label=${t('field.start')}>${icon('register')}</a>`;
  }

  #empty() {
    if (this.visits.length > 0) return nothing;
    if (this.phone.sync.contactAt === null || (this.tasks.length === 0 && this.phone.sync.busy)) return html`<p class="empty">${t('field.fetching')}</p>`;
    return html`<p class="empty finished">${icon('check')}<span>${t(this.tasks.length === 0 ? 'field.empty' : 'field.finished')}</span></p>`;
  }

  #due({ state, from, until }) {
    const words = {
      overdue: () => t('field.due.since', moment(until, this.now)),
      missed: () => t('field.due.since', moment(until, this.now)),
      upcoming: () => t('field.due.from', moment(from, this.now)),
      due: () => t('field.due.until', time(until)),
    };
    return html`<span class="due">${state === 'due' ? nothing : html`<span class="badge ${state}">${t(`field.state.${state}`)}</span>`}${words[state]?.()}</span>`;
  }

  #who({ tasks, room: number }) {
    const names = [...new Set(tasks.map(({ personName }) => personName).filter(Boolean))];
    const room = number ? `${t('field.room', number)} ` : '';
    return `${room}${names.join(t('field.and'))}` || tasks[0].name;
  }

  /** The kinds of a visit, each with how often. */
  #what({ tasks }) {
    if (tasks.length === 1) return [tasks[0].name, tasks[0].detail].filter(Boolean).join(' · ');
    const names = [...new Set(tasks.map(({ name }) => name))];
    return names.map((name) => `${name} ${tasks.filter((task) => task.name === name).length}`).join(' · ');
  }

  #line(visit) {
    const refused = visit.tasks.some(({ entries }) => entries?.some(({ state }) => state === 'refused'));
    return html`
      <li><a class="line" href="#/visit/${visit.id}">
        ${icon(visit.tasks[0].icon || 'check')}
        <span class="what"><b>${this.#who(visit)}</b><small>${this.#what(visit)}</small>
          ${visit.urgent ? html`<small>${visit.address} · ${this.#openFor(minutesOpen(visit.tasks[0], this.now))}</small>` : nothing}</span>
        ${refused ? html`<span class="badge refused">${t('field.entry.refused')}</span>` : nothing}
        ${icon('right')}
      </a></li>`;
  }

  #openFor(minutes) {
    return minutes < 120 ? t('field.open-for', minutes) : t('field.open-for.hours', Math.floor(minutes / 60));
  }

  #done() {
    const done = this.tasks.filter((task) => task.done).sort((a, b) => Date.parse(b.done.at) - Date.parse(a.done.at));
    if (done.length === 0) return nothing;
    return html`
      <details class="done">
        <summary class="button">${icon('check')}<span>${t('field.done', done.length)}</span></summary>
        <ul class="lines card">${repeat(done, ({ id }) => id, (task) => html`
          <li><a class="line" href="#/visit/${task.id}">
            ${icon(task.icon || 'check')}
            <span class="what"><b>${task.personName || task.name}</b><small>${task.name} · ${task.done.byName ?? ''} ${time(task.done.at)}</small></span>
            ${stateOf(task, this.now) === 'done' && task.done.late ? html`<span class="badge overdue">${t('field.late')}</span>` : nothing}
            ${icon('right')}
          </a></li>`)}
        </ul>
      </details>`;
  }
}

customElements.define('field-today', FieldToday);
