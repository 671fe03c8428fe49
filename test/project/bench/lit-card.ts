/** What the kit is measured against: the least that a card and a cart can be with Lit, no server, no stock. */
import { css, html, LitElement } from 'lit';

class LitCard extends LitElement {
  static override properties = { name: {}, price: {}, picture: {}, href: {} };
  static override styles = css`
    :host { display: block; min-height: 420px; }
    img { width: 100%; height: auto; aspect-ratio: 4 / 5; }
  `;

  declare name: string;
  declare price: string;
  declare picture: string;
  declare href: string;

  #add = () => this.dispatchEvent(new Event('lit-add', { bubbles: true, composed: true }));

  override render() {
    return html`<img src=${this.picture} alt="" width="800" height="1000" loading="lazy" />
      <a href=${this.href}>${this.name}</a>
      <p class="price">${this.price}</p>
      <button part="add" @click=${this.#add}>Add to cart</button>`;
  }
}

class LitCart extends LitElement {
  static override properties = { count: { state: true } };

  declare count: number;

  constructor() {
    super();
    this.count = 0;
    document.addEventListener('lit-add', () => {
      this.count += 1;
    });
  }

  override render() {
    return html`<button>Cart <span part="badge">${this.count}</span></button>`;
  }
}

customElements.define('lit-cart', LitCart);
customElements.define('lit-card', LitCard);
