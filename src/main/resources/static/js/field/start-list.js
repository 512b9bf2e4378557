/** What can be entered here that is nobody's task: about a home and each of its people, or about nobody. */
import { html, nothing } from 'lit';
import { Part, icon } from './parts.js';
import { startHref, startsAbout } from './starts.js';
import { t } from './texts.js';

class FieldStartList extends Part {
  static properties = {
    starts: { attribute: false },
    /** Of starts.js. */
    subject: { attribute: false },
    /** Where it goes back to. */
    back: { attribute: false },
  };

  render() {
    const here = startsAbout(this.subject, this.starts);
    return html`
      <main>
        <div class="head">
          <a class="round" href=${this.back} aria-label=${t('field.back')}>${icon('left')}</a>
          <h1 tabindex="-1">${this.subject.name || t('field.start')}</h1>
        </div>
        ${here.length === 0 ? nothing : html`<ul class="lines card">${here.map((start) => html`
          <li><a class="line" href=${startHref(start.key, this.subject.id)}>${icon(start.icon)}<span class="what"><b>${start.name}</b></span>${icon('right')}</a></li>`)}</ul>`}
        ${this.#people()}
      </main>`;
  }

  #people() {
    const people = this.subject.type === 'HOUSEHOLD' ? this.subject.household.people : [];
    if (people.length === 0 || startsAbout({ type: 'PERSON' }, this.starts).length === 0) return nothing;
    return html`
      <h2 class="group">${t('field.start.person')}</h2>
      <ul class="lines card">${people.map(({ id, name }) => html`
        <li><a class="line" href="#/starts/${id}">${icon('user')}<span class="what"><b>${name}</b></span>${icon('right')}</a></li>`)}</ul>`;
  }

  /** Goes to the heading, so that whoever hears the screen hears where they are. */
  updated() {
    if (this.at === this.subject.id) return;
    this.at = this.subject.id;
    this.querySelector('h1').focus({ preventScroll: true });
  }
}

customElements.define('field-start-list', FieldStartList);
