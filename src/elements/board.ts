import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { retryFailed } from '../state/catalog.ts';
import { $feed } from '../state/documents.ts';
import { say } from '../state/more-words.ts';
import { $saved, startSaved } from '../state/saved.ts';
import { $words } from '../state/words.ts';
import { styles } from './board.styles.ts';
import { SoukErrorEvent } from './events.ts';
import { shared } from './shared.styles.ts';
import { StoreController } from './store-controller.ts';

const pin = (id: string) => html`<souk-pin product=${id}></souk-pin>`;

/**
 * Pins and posts as a grid or a strip: those inside it, those of a feed, or
 * the ones that the shopper has saved.
 *
 * @element souk-board
 * @slot - Pins, posts and whatever else belongs among them; each child is an item of the list. With `src` it is shown until the feed is there.
 * @csspart list - The list.
 * @csspart item - One of its items.
 * @cssprop [--souk-column=220px] - Width of a column at least.
 * @cssprop [--souk-gap=32px 20px] - Between rows and columns.
 * @fires souk-error - The feed could not be loaded.
 */
export class SoukBoard extends LitElement {
  // Each child gets an item of its own, and none of them is touched.
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    slotAssignment: 'manual',
  };

  static override styles = [shared, styles];

  static override properties = { src: {}, saved: { type: Boolean }, layout: {} };

  /** Address of a feed: `{ "posts": [...] }`, `{ "products": [...] }`, or both. */
  declare src: string | undefined;
  /** Shows what the shopper has saved. */
  declare saved: boolean;
  /** `strip` shows one row to scroll through; a grid otherwise. */
  declare layout: string | undefined;

  #stores = new StoreController(this, $words);
  #followed: unknown;
  #failed = false;
  #children = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  protected override willUpdate(): void {
    const store = this.#store;
    if (store === this.#followed) return;
    this.#followed = store;
    if (this.saved) startSaved();
    this.#stores.follow($words, ...(store ? [store] : []));
  }

  protected override updated(): void {
    const children = this.#own;
    for (const [at, slot] of this.renderRoot.querySelectorAll('slot').entries()) {
      // An old browser shows all children in the first item.
      slot.assign?.(children[at] as Element);
    }
    const failed = this.#state === 'failed';
    const event = new SoukErrorEvent('feed_failed');
    if (failed && !this.#failed) this.dispatchEvent(event);
    this.#failed = failed;
  }

  get #store() {
    return this.saved ? $saved : this.src ? $feed(this.src) : undefined;
  }

  get #own(): Element[] {
    return [...this.children].filter(
      ({ localName }) => !/^(script|template|style|noscript)$/.test(localName),
    );
  }

  get #state(): string {
    return this.saved || !this.src ? 'ready' : $feed(this.src).get().state;
  }

  #items(): unknown[] {
    if (this.saved) return $saved.get().map(pin);
    const feed = this.src ? $feed(this.src).get() : undefined;
    if (feed?.state !== 'ready') return this.#own.map(() => html`<slot></slot>`);
    const { posts, products = [] } = feed.value;
    const pictured = posts.filter(({ media }) => media.length);
    return [
      ...pictured.map(({ id }) => html`<souk-post post=${id}></souk-post>`),
      ...products.map(({ id }) => pin(id)),
    ];
  }

  #scroll(way: number): void {
    const list = this.renderRoot.querySelector('ul');
    list?.scrollBy({ left: list.clientWidth * 0.8 * (this.matches(':dir(rtl)') ? -way : way) });
  }

  override render(): TemplateResult {
    const items = this.#items();
    if (!items.length) return this.#instead();
    const strip = this.layout === 'strip';
    return html`<ul part="list" role="list" tabindex=${strip ? 0 : nothing}>
        ${items.map((item) => html`<li part="item">${item}</li>`)}
      </ul>
      ${strip ? [-1, 1].map((way) => this.#turn(way)) : nothing}`;
  }

  #turn(way: number): TemplateResult {
    return html`<button aria-label=${say(way < 0 ? 'previous' : 'next')} @click=${() => this.#scroll(way)}>
      <svg viewBox="0 0 24 24"><path d=${way < 0 ? 'm14 6-6 6 6 6' : 'm10 6 6 6-6 6'} /></svg>
    </button>`;
  }

  /** Where there is nothing to list. */
  #instead(): TemplateResult {
    const state = this.#state;
    if (state === 'loading') return html`<p class="wait" role="status">${say('loading')}</p>`;
    if (state === 'ready') return html`<p>${say(this.saved ? 'noneSaved' : 'nothing')}</p>`;
    return html`<p>${say('failed')} <button @click=${retryFailed}>${say('again')}</button></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-board': SoukBoard;
  }
}
