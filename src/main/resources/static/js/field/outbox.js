/** What has not arrived: what waits, and what was refused, with its reason and the way to put it right. */
import { html, nothing } from 'lit';
import { Part, icon } from './parts.js';
import { startHref } from './starts.js';
import { moment, t } from './texts.js';

class FieldOutbox extends Part {
  static properties = {
    phone: { attribute: false },
    tasks: { attribute: false },
    now: { attribute: false },
  };

  render() {
    const { waiting, refused } = this.phone.queue;
    const { photos } = this.phone;
    return html`
      <main>
        <div class="head">
          <a class="round" href="#" aria-label=${t('field.back')}>${icon('left')}</a>
          <h1 tabindex="-1">${t('field.outbox')}</h1>
        </div>
        ${this.phone.sync.refusal ? html`<p class="now" role="alert">${icon('alarm')}<span>${this.phone.sync.refusal.message}</span></p>` : nothing}
        ${refused.length === 0 ? nothing : html`<h2 class="group">${t('field.entry.refused')}</h2>
          <ul class="lines card">${refused.map((record) => this.#refused(record))}</ul>`}
        ${waiting.length === 0 ? nothing : html`<h2 class="group">${t('field.waiting', waiting.length)}</h2>
          <ul class="lines card">${waiting.map((record) => html`<li><span class="line">${icon('send')}${this.#what(record)}</span></li>`)}</ul>`}
        ${photos.waiting.length === 0 ? nothing : html`<h2 class="group">${t('field.photos.waiting', photos.waiting.length)}</h2>
          <ul class="lines card photos-out">${photos.waiting.map((photo) => html`<li><span class="line">${this.#photo(photo)}
            <progress max=${photo.size} value=${photo.come} aria-label=${t('field.photo.come')}></progress></span></li>`)}</ul>`}
        ${photos.refused.length === 0 ? nothing : html`<h2 class="group">${t('field.photos.refused', photos.refused.length)}</h2>
          <ul class="lines card photos-out">${photos.refused.map((photo) => html`<li><span class="line">${this.#photo(photo)}<small class="problem">${photo.problem}</small></span>
            <button type="button" class="aside" @click=${() => this.#again(photo)}>${t('field.photo.again')}</button>
            <button type="button" class="aside" @click=${() => photos.drop([photo.id])}>${t('field.photo.drop')}</button></li>`)}</ul>`}
        ${waiting.length + refused.length + photos.waiting.length + photos.refused.length === 0 ? html`<p class="empty finished">${icon('check')}<span>${t('field.sent.all')}</span></p>` : nothing}
        ${this.phone.sync.kept > 0 ? html`<p class="hint">${t('field.kept', this.phone.sync.kept)}</p>` : nothing}
        <button type="button" class="button primary" ?disabled=${this.phone.sync.busy} @click=${() => this.#send()}>${icon('refresh')}<span>${t('field.send.now')}</span></button>
        <p class="hint">${this.phone.sync.contactAt ? t('field.contact', moment(this.phone.sync.contactAt, Date.now())) : nothing}</p>
      </main>`;
  }

  #what(record) {
    const { task, entry, savedAt } = record;
    const about = this.tasks.find(({ id }) => task !== null && id === task) ?? record.about?.task ?? record.about?.start;
    return html`<span class="what"><b>${about?.personName || about?.name || t('field.entry')}</b><small>${about?.name ?? ''} · ${moment(entry.at ?? savedAt, this.now)}</small></span>`;
  }

  #photo({ id, task, takenAt }) {
    const picture = this.phone.photos.small(id);
    const about = this.tasks.find((each) => each.id === task);
    return html`${picture ? html`<img class="photo" src=${picture} alt="">` : icon('camera')}<span class="what"><b>${about?.personName || about?.name || t('field.photo')}</b><small>${moment(takenAt, this.now)}</small></span>`;
  }

  #refused(record) {
    return html`
      <li>
        <a class="line" href=${record.task ? `#/visit/${record.task}` : startHref(record.kind, record.subject, record.id)}>${icon('cross')}
          <span class="what">${this.#what(record)}${record.problems.map(({ message }) => html`<small class="problem">${message}</small>`)}</span>${icon('right')}</a>
        <button type="button" class="aside" @click=${() => this.#drop(record)}>${t('field.entry.drop')}</button>
      </li>`;
  }

  async #drop(record) {
    if (!window.confirm(t('field.entry.drop.sure'))) return;
    await this.phone.queue.drop(record.id);
    await this.phone.photos.dropOf(record.entry.answers);
  }

  async #again({ id }) {
    await this.phone.photos.again(id);
    await this.#send();
  }

  async #send() {
    await this.phone.queue.hasten();
    await this.phone.sync.run();
  }
}

customElements.define('field-outbox', FieldOutbox);
