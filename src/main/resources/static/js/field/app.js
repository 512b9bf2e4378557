/** The app as a whole: which screen is shown, the line that says how things stand, and a newer version that waits. */
import { html, nothing } from 'lit';
import { isFull, room } from './database.js';
import { distance, gone, isUrgent, liesIn, visitOf, visits, withEntries } from './day.js';
import './door.js';
import { Here } from './here.js';
import './outbox.js';
import { Part, icon } from './parts.js';
import { Phone } from './phone.js';
import { pullDown } from './pull.js';
import { UNDO_MS } from './queue.js';
import './settings.js';
import { standing } from './standing.js';
import './start.js';
import './start-list.js';
import { NOBODY, subjectOf } from './starts.js';
import { loadTexts, t } from './texts.js';
import './today.js';
import './visit.js';

const MINUTE_MS = 60_000;

/** The name under which the phone keeps what the list is narrowed to. */
const AREA = 'field-area';

const NOTHING_BESIDE = { tasks: true, area: null, left: 0, areas: [] };
const LITTLE_ROOM = 20 * 1_048_576;

class FieldApp extends Part {
  static properties = {
    phone: { state: true },
    failure: { state: true },
    place: { state: true },
    notice: { state: true },
    said: { state: true },
    newer: { state: true },
    littleRoom: { state: true },
    pulled: { state: true },
  };

  constructor() {
    super();
    this.place = location.hash;
    this.said = [];
    this.here = new Here(distance);
    this.here.addEventListener('change', () => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', () => {
      this.place = location.hash;
      scrollTo(0, 0);
    });
    setInterval(() => this.requestUpdate(), MINUTE_MS / 2);
    pullDown((pulled) => {
      this.pulled = pulled;
    }, () => this.#refresh());
    this.#begin();
  }

  async #begin() {
    try {
      await loadTexts();
      if (!crypto.subtle) throw new Error(t('field.insecure'));
      const phone = await Phone.open();
      phone.addEventListener('change', () => {
        if (!phone.account) [this.said, this.notice] = [[], null]; // nobody else reads what was said of people
        this.requestUpdate();
      });
      phone.addEventListener('said', ({ detail }) => {
        const entered = phone.queue.records.find(({ id }) => id === detail.id)?.kind ?? 'completion';
        if (detail.serious || entered !== 'completion') this.said = [...this.said, detail];
      });
      this.phone = phone;
    } catch (failure) {
      this.failure = failure;
    }
    await this.#watchVersion();
    const { left } = await room();
    this.littleRoom = left < LITTLE_ROOM;
  }

  /** Keeps the app on the phone, and says when a newer one lies ready. */
  async #watchVersion() {
    if (!navigator.serviceWorker) return;
    const registration = await navigator.serviceWorker.register('/field/service-worker.js', { scope: '/field', updateViaCache: 'none' }).catch(() => null);
    if (!registration) return;
    const look = () => {
      this.newer = navigator.serviceWorker.controller ? registration.waiting : null;
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
  }

  #takeNewer() {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.newer.postMessage('take over');
  }

  render() {
    if (this.failure) return html`<main class="door"><p role="alert">${t(isFull(this.failure) ? 'field.full' : 'field.failed', this.failure.message)}</p></main>`;
    if (!this.phone) return nothing;
    if (this.phone.state !== 'open') return html`<field-door .phone=${this.phone}></field-door>`;
    return html`${this.#bar()}${this.#notices()}${this.#screen()}`;
  }

  updated() {
    const { queue } = this.phone ?? {};
    const count = queue ? queue.waiting.length + queue.refused.length : 0;
    if (count > 0) navigator.setAppBadge?.(count).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  }

  #bar() {
    const { kind, words, symbol } = standing(this.phone, t);
    return html`
      <header class="bar">
        <a class="state ${kind}" href="#/outbox" id="state"><span role="status">${icon(symbol)}<span>${words}</span></span></a>
        <button type="button" class="round ${this.phone.sync.busy ? 'busy' : ''}" aria-label=${t('field.refresh')} id="refresh" @click=${() => this.#refresh()}>${icon('refresh')}</button>
        <a class="round" href="#/settings" aria-label=${t('field.settings')}>${icon('settings')}</a>
      </header>`;
  }

  #notices() {
    const skew = this.phone.sync.played ? 0 : Math.round(Math.abs(this.phone.sync.skew) / MINUTE_MS);
    return html`<aside aria-label=${t('field.notices')}>
      ${this.said.map(({ said, serious }, at) => html`<p class="banner ${serious ? 'now' : 'saved'}" role=${serious ? 'alert' : 'status'}>${icon(serious ? 'alarm' : 'check')}<span>${said}</span>
        <button type="button" class="round" aria-label=${t('field.close')} @click=${() => { this.said = this.said.filter((each, other) => other !== at); }}>${icon('cross')}</button></p>`)}
      ${this.newer ? html`<p class="banner"><span>${t('field.newer')}</span><button type="button" class="button" @click=${() => this.#takeNewer()}>${t('field.newer.take')}</button></p>` : nothing}
      ${this.littleRoom ? html`<p class="banner warn">${t('field.little-room')}</p>` : nothing}
      ${skew > 0 ? html`<p class="banner warn">${icon('clock')}<span>${t('field.clock.off', skew)}</span></p>` : nothing}
      ${this.notice ? this.#notice() : nothing}
      ${this.pulled ? html`<p class="pulled">${t(this.pulled === 'far' ? 'field.pull.let-go' : 'field.pull')}</p>` : nothing}
    </aside>`;
  }

  #notice() {
    const { words, ids } = this.notice;
    const undoable = ids.length > 0 && ids.every((id) => this.phone.queue.records.some((record) => record.id === id && record.state === 'waiting'));
    return html`
      <p class="banner saved" role="status">${icon('check')}<span>${words}</span>
        ${undoable ? html`<button type="button" class="button" id="undo" @click=${() => this.#undo()}>${t('field.undo')}</button>` : nothing}
        <button type="button" class="round" aria-label=${t('field.close')} @click=${() => { this.notice = null; }}>${icon('cross')}</button></p>`;
  }

  /** All that there is to do, as it stands with what was entered here. */
  #day() {
    const { values, queue, account, sync } = this.phone;
    const told = values.all('task');
    const name = account.account.name;
    return {
      now: sync.now(),
      tasks: withEntries(told, queue.records, name),
      gone: withEntries(gone(told, queue.refused), queue.records, name),
      households: new Map(values.all('household').map((each) => [each.id, each])),
    };
  }

  #screen() {
    const { now, tasks, gone, households } = this.#day();
    const [, screen, id] = this.place.split('/');
    if (screen === 'settings') return html`<field-settings .phone=${this.phone} .here=${this.here} .now=${now} @language=${this.#language}></field-settings>`;
    if (screen === 'outbox') return html`<field-outbox .phone=${this.phone} .tasks=${[...tasks, ...gone]} .now=${now}></field-outbox>`;
    const shown = this.#shown(tasks);
    const all = visits(shown, households, now, this.here.position);
    const start = this.#start(households, all);
    if (start) return start;
    const correct = screen === 'correct';
    const visit = screen === 'visit' ? visitOf(id, [...tasks, ...gone.filter((task) => task.id === id)], households, now) : correct ? visitOf(id, tasks.filter((task) => task.id === id), households, now) : null;
    if (visit) {
      const next = all.find((each) => each.doable && !each.urgent && each.id !== visit.id);
      return html`<field-visit .phone=${this.phone} .visit=${visit} .now=${now} ?correct=${correct} ?hasNext=${Boolean(next) && !correct}
        @saved=${({ detail }) => this.#saved(detail)}></field-visit>`;
    }
    return html`<field-today .phone=${this.phone} .here=${this.here} .tasks=${shown} .visits=${all} .now=${now} .whose=${this.#whose(tasks)} .beside=${this.#beside()} .area=${this.#area()}
      @area=${({ detail }) => this.#narrow(detail)}
      @whose=${({ detail }) => this.#choose(detail)}></field-today>`;
  }

  /** What is entered that is nobody's task, where that is what is to be shown. */
  #start(households, all) {
    const [, screen, ...rest] = this.place.split('/');
    if (screen === 'starts') return this.#startList(rest[0], households, all);
    if (screen !== 'start') return null;
    const [key, about, entry] = rest;
    const refused = this.phone.queue.refused.find(({ id }) => id === entry) ?? null;
    if (entry && !refused) return null;
    const start = this.phone.values.one('start', key) ?? refused?.about?.start;
    const left = refused && { type: 'GONE', id: about, name: refused.about?.start?.personName ?? '', household: null };
    const subject = about ? (subjectOf(about, households) ?? left) : NOBODY;
    if (!start || !subject) return null;
    return html`<field-start .phone=${this.phone} .start=${start} .subject=${subject} .refused=${refused} .back=${refused ? '#/outbox' : `#/starts/${about}`}
      @started=${({ detail }) => this.#started(detail)}></field-start>`;
  }

  #startList(about, households, all) {
    const subject = about ? subjectOf(about, households) : NOBODY;
    if (!subject) return null;
    const back = subject.type === 'PERSON' ? `#/starts/${subject.household.id}` : this.#doorOf(subject.household?.id, all);
    return html`<field-start-list .starts=${this.phone.values.all('start')} .subject=${subject} .back=${back}></field-start-list>`;
  }

  /** The way to a household: its visit, where there is one to make. */
  #doorOf(household, all) {
    const visit = household ? all.find((each) => each.household?.id === household) : null;
    return visit ? `#/visit/${visit.id}` : '#';
  }

  /** Whoever has work of their own sees that first; who leads sees all. */
  #whose(tasks) {
    const mine = tasks.filter((task) => task.mine).length;
    if (mine === 0 || mine === tasks.length) return null;
    return localStorage.getItem('field.whose') ?? 'mine';
  }

  #shown(tasks) {
    const area = this.#area();
    const there = area ? tasks.filter((task) => isUrgent(task) || liesIn(task, area)) : tasks;
    return this.#whose(tasks) === 'mine' ? there.filter((task) => task.mine || isUrgent(task)) : there;
  }

  /** What there is beside what the phone holds. */
  #beside() {
    return this.phone.values.one('day', 'day') ?? NOTHING_BESIDE;
  }

  /** What the list is narrowed to; '' for nothing. */
  #area() {
    const { area, areas } = this.#beside();
    const chosen = localStorage.getItem(AREA);
    return chosen !== null && areas.some(({ path }) => path === chosen) ? chosen : (area ?? '');
  }

  /** At once for what is here; the server is asked where that is not all. */
  #narrow(area) {
    localStorage.setItem(AREA, area);
    this.requestUpdate();
    const { area: told, left } = this.#beside();
    if (!told && left === 0) return;
    this.phone.sync.area = area;
    this.#refresh();
  }

  #choose(whose) {
    localStorage.setItem('field.whose', whose);
    this.requestUpdate();
  }

  #language = async ({ detail }) => {
    await loadTexts(detail);
    this.requestUpdate();
    await this.phone.sync.run();
  };

  #started({ saved, said, household }) {
    this.#noticed(saved, said);
    const { now, tasks, households } = this.#day();
    this.#go(this.#doorOf(household, visits(this.#shown(tasks), households, now)));
  }

  #noticed(saved, said) {
    this.notice = { words: t('field.saved', said), ids: saved.map(({ id }) => id), saved };
    clearTimeout(this.noticeEnds);
    this.noticeEnds = setTimeout(() => {
      this.notice = null;
    }, UNDO_MS);
    this.#makeRoomKnown();
  }

  #saved({ saved, said, next }) {
    this.#noticed(saved, said);
    const { now, tasks, households } = this.#day();
    const after = next ? visits(this.#shown(tasks), households, now, this.here.position).find(({ doable, urgent: alarm }) => doable && !alarm) : null;
    this.#go(after ? `#/visit/${after.id}` : '#');
  }

  #go(place) {
    history.replaceState(null, '', place);
    this.place = location.hash;
    scrollTo(0, 0);
  }

  async #makeRoomKnown() {
    this.littleRoom = (await room()).left < LITTLE_ROOM;
  }

  async #undo() {
    const { ids, saved } = this.notice;
    const { queue, drafts, photos } = this.phone;
    try {
      await Promise.all(saved.map(({ task, answers }) => drafts.keep(task, answers))); // before the entries go
    } catch {
      this.notice = { words: t('field.full.short'), ids, saved };
      return;
    }
    const undone = await queue.undo(ids);
    if (undone) await photos.undone(saved.map(({ answers }) => answers)).catch(() => {});
    else await drafts.drop(saved.map(({ task }) => task));
    this.notice = { words: t(undone ? 'field.undone' : 'field.undo.late'), ids: [] };
  }

  async #refresh() {
    if (this.phone?.state === 'open') await this.phone.sync.run();
  }
}

customElements.define('field-app', FieldApp);
