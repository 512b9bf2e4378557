/** What all parts of the screen share. */
import { LitElement, html, nothing } from 'lit';

/** An element that is styled by the page's own style sheet. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells those around: an event of this name that comes to the top. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

const ICONS = document.documentElement.dataset.icons;

/** A symbol of icons.svg. */
export const icon = (name) => html`<svg class="icon" aria-hidden="true"><use href="${ICONS}#${name}"></use></svg>`;

/** A number as a link that calls it. */
export const call = (phone, label) =>
  phone ? html`<a class="button call" href="tel:${phone}">${icon('phone')}<span>${label}</span></a>` : nothing;
