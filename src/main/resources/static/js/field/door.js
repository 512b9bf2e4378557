/** Before the list: a phone that is new is remembered and gets a PIN; one that is locked is opened by it. */
import { html, nothing } from 'lit';
import { Part, icon } from './parts.js';
import { AlreadyBegun } from './phone.js';
import { NoAnswer, whoIsSignedIn } from './server.js';
import { t } from './texts.js';
import { TRIES } from './vault.js';

const DIGITS = 6;

const isEasy = (pin) => /^(\d)\1+$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

const phoneName = () => {
  const agent = navigator.userAgent;
  return t(`field.device.${/iPhone|iPad/.test(agent) ? 'iphone' : /Android/.test(agent) ? 'android' : 'computer'}`);
};

class FieldDoor extends Part {
  static properties = {
    phone: { attribute: false },
    me: { state: true },
    problem: { state: true },
    busy: { state: true },
    lost: { state: true },
    kept: { state: true },
  };

  constructor() {
    super();
    this.me = undefined;
    this.kept = 0;
  }

  async firstUpdated() {
    this.kept = await this.phone.kept();
    if (this.phone.state === 'new') await this.#look();
    else this.querySelector('#pin')?.focus();
  }

  async #look() {
    this.lost = false;
    try {
      this.me = await whoIsSignedIn();
    } catch (failure) {
      if (!(failure instanceof NoAnswer)) this.problem = failure.message;
      this.lost = true;
    }
  }

  render() {
    return html`
      <main class="door">
        <p class="brand">${icon('linli')}<span>${t('field.app.name')}</span></p>
        ${this.phone.state === 'locked' ? this.#locked() : this.#new()}
        ${this.kept === 0 ? nothing : html`<p class="note">${t('field.kept', this.kept)}</p>`}
        <a class="button" id="desk" href="/desk">${icon('today')}<span>${t('field.desk')}</span></a>
      </main>`;
  }

  #locked() {
    return html`
      <form @submit=${this.#unlock}>
        <h1 tabindex="-1">${t('field.pin.enter')}</h1>
        ${this.#pin('pin', t('field.pin'), 'current-password')}
        ${this.#problem()}
        <button class="button primary" ?disabled=${this.busy}>${t(this.busy ? 'field.wait' : 'field.unlock')}</button>
        <p class="hint">${t('field.pin.forgotten', TRIES)}</p>
      </form>`;
  }

  #new() {
    const { cleared } = this.phone;
    return html`
      ${cleared ? html`<p class="now">${icon('lock')}<span>${t(`field.cleared.${cleared}`)}</span></p>` : nothing}
      ${this.#beginning()}`;
  }

  #beginning() {
    if (this.lost) return html`
      <h1 tabindex="-1">${t('field.begin')}</h1>
      <p role="alert">${this.problem ?? t('field.begin.no-signal')}</p>
      <button type="button" class="button primary" @click=${() => this.#look()}>${t('field.again')}</button>`;
    if (this.me === undefined) return html`<p class="empty">${t('field.wait')}</p>`;
    if (this.me === null) return html`
      <h1 tabindex="-1">${t('field.begin')}</h1>
      <p>${t('field.begin.what')}</p>
      <a class="button primary" id="sign-in" href="/field/start">${t('field.sign-in')}</a>`;
    return html`
      <form @submit=${this.#begin}>
        <h1 tabindex="-1">${t('field.begin.hello', this.me.name)}</h1>
        <p>${t('field.begin.pin')}</p>
        <label for="device">${t('field.device')}</label>
        <input id="device" name="device" maxlength="60" required autocomplete="off" .value=${phoneName()}>
        ${this.#pin('pin', t('field.pin'), 'new-password')}
        ${this.#pin('again', t('field.pin.again'), 'new-password')}
        ${this.#problem()}
        <button class="button primary" ?disabled=${this.busy}>${t(this.busy ? 'field.wait' : 'field.begin.do')}</button>
        <p class="hint">${t('field.begin.other', this.me.name)} <a href="/profile">${t('field.profile')}</a></p>
      </form>`;
  }

  #pin(id, label, autocomplete) {
    return html`
      <label for=${id}>${label}</label>
      <input id=${id} name=${id} class="pin" type="password" inputmode="numeric" pattern="[0-9]{${DIGITS}}" maxlength=${DIGITS}
        autocomplete=${autocomplete} required @input=${this.#typed}>`;
  }

  #problem() {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  /** The last digit of the PIN opens, without another press. */
  #typed = (event) => {
    this.problem = null;
    if (this.phone.state === 'locked' && event.target.value.length === DIGITS) event.target.form.requestSubmit();
  };

  #unlock = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const input = this.querySelector('#pin');
    this.busy = true;
    try {
      const left = await this.phone.unlock(input.value);
      if (left === null) return;
      this.problem = left > 0 ? t('field.pin.wrong', left) : null;
      if (left === 0) await this.#look();
      this.kept = await this.phone.kept();
      input.value = '';
    } catch (failure) {
      this.problem = t('field.failed', failure.message);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector('#pin')?.focus();
  };

  #begin = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const { device, pin, again } = Object.fromEntries(new FormData(event.target));
    if (pin !== again) this.problem = t('field.pin.differs');
    else if (isEasy(pin)) this.problem = t('field.pin.easy');
    else {
      this.busy = true;
      try {
        await this.phone.begin(this.me, device, pin);
      } catch (failure) {
        this.problem = failure instanceof NoAnswer || failure instanceof AlreadyBegun
          ? t(failure instanceof NoAnswer ? 'field.begin.no-signal' : 'field.begin.already') : failure.message;
      } finally {
        this.busy = false;
      }
    }
  };
}

customElements.define('field-door', FieldDoor);
