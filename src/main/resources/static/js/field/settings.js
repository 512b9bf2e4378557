/** How the app looks and speaks on this phone, and what lies on it. */
import { html, nothing } from 'lit';
import { room } from './database.js';
import { Part, icon } from './parts.js';
import { language, moment, t } from './texts.js';

const MEGABYTE = 1_048_576;

class FieldSettings extends Part {
  static properties = {
    phone: { attribute: false },
    here: { attribute: false },
    now: { attribute: false },
    room: { state: true },
    locking: { state: true },
  };

  async firstUpdated() {
    this.querySelector('h1').focus({ preventScroll: true });
    this.room = await room();
  }

  render() {
    const look = localStorage.getItem('field.look') ?? 'auto';
    return html`
      <main class="settings">
        <div class="head">
          <a class="round" href="#" aria-label=${t('field.back')}>${icon('left')}</a>
          <h1 tabindex="-1">${t('field.settings')}</h1>
        </div>
        ${this.#choice(t('field.language'), [['zh', '中文'], ['en', 'English']], language(), (chosen) => this.tell('language', chosen))}
        ${this.#choice(t('field.look'), ['auto', 'light', 'dark', 'sun'].map((each) => [each, t(`field.look.${each}`)]), look, (chosen) => this.#look(chosen))}
        ${this.#choice(t('field.here'), [['no', t('field.here.no')], ['yes', t('field.here.yes')]], this.here.isWanted ? 'yes' : 'no', (chosen) => this.#near(chosen === 'yes'))}
        <p class="hint">${t(this.here.isDenied ? 'field.here.denied' : 'field.here.what')}</p>
        <dl>
          <dt>${t('field.signed-in')}</dt><dd>${this.phone.account.account.name}</dd>
          <dt>${t('field.contact.last')}</dt><dd>${this.phone.sync.contactAt ? moment(this.phone.sync.contactAt, Date.now()) : '–'}</dd>
          ${this.phone.sync.skew && !this.phone.sync.played ? html`<dt>${t('field.clock')}</dt><dd>${t('field.clock.off', Math.round(Math.abs(this.phone.sync.skew) / 60_000))}</dd>` : nothing}
          ${this.room ? html`<dt>${t('field.storage')}</dt><dd>${t('field.storage.used', (this.room.used / MEGABYTE).toFixed(1), Math.floor(this.room.left / MEGABYTE))}</dd>` : nothing}
          <dt>${t('field.version')}</dt><dd>${document.documentElement.dataset.version}</dd>
        </dl>
        <button type="button" class="button" ?disabled=${this.locking} @click=${this.#lock}>${icon('lock')}<span>${t('field.lock')}</span></button>
        <a class="button" id="desk" href="/desk">${icon('today')}<span>${t('field.desk')}</span></a>
        <button type="button" class="button danger" @click=${this.#leave}>${icon('out')}<span>${t('field.leave')}</span></button>
        <p class="hint">${t('field.leave.what')}</p>
      </main>`;
  }

  #choice(label, options, chosen, choose) {
    return html`
      <div role="group" aria-label=${label}><span class="label">${label}</span><span class="choices">${options.map(([value, words]) => html`
        <button type="button" class="choice" aria-pressed=${String(value === chosen)} @click=${() => choose(value)}>${words}</button>`)}</span></div>`;
  }

  #near(wanted) {
    this.here.want(wanted);
    this.requestUpdate();
  }

  #look(chosen) {
    localStorage.setItem('field.look', chosen);
    dispatchEvent(new Event('field-look'));
    this.requestUpdate();
  }

  #lock = async () => {
    this.locking = true;
    await this.phone.lockNow();
  };

  #leave = async () => {
    const { waiting, refused } = this.phone.queue;
    const photos = this.phone.photos.records;
    if (window.confirm(t('field.leave.sure', waiting.length + refused.length, photos.length))) await this.phone.clear('left');
  };
}

customElements.define('field-settings', FieldSettings);
