import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { retryFailed } from '../state/catalog.ts';
import { say } from '../state/words.ts';
import { fail } from './fault.ts';
import { styles } from './pin.styles.ts';
import { PinContent } from './pin-content.ts';
import { forgetNear, whenNear } from './pin-near.ts';
import type { PinView } from './pin-view.ts';
import { shared } from './shared.styles.ts';

/** Pins that get their view at once; the others when they come near it, so that long boards stay light. */
let atOnce = 8;

/**
 * One product that can be bought where it stands.
 *
 * @element souk-pin
 * @slot - Shown before the product is there, and if it never comes: a link, a picture, a price.
 * @csspart picture - The frame of the pictures.
 * @csspart save - The heart.
 * @csspart badge - "Sold out".
 * @csspart brand - The maker.
 * @csspart title - The name, a link if the product has a page.
 * @csspart price - The price and the one before it.
 * @csspart option - A choice of size, colour and the like.
 * @csspart quantity - How many.
 * @csspart add - "Add to cart".
 * @csspart buy - "Buy now", a button or a link.
 * @csspart message - What is said about the last press.
 * @cssprop [--souk-ratio=4 / 5] - Width to height of the picture.
 * @fires souk-add - Before the product goes into the cart; cancelable.
 * @fires souk-added - It is in the cart.
 * @fires souk-checkout - Before "Buy now" opens the checkout; cancelable.
 * @fires souk-seen - It reached the middle of the window, once.
 * @fires souk-error - Something went wrong; the fallback or a message is shown.
 */
export class SoukPin extends LitElement {
  static override styles = [shared, styles];

  static override properties = { product: {}, src: {}, checkout: {}, post: {}, layout: {} };

  /** Id of the product; the id of a variant chooses that variant. */
  declare product: string | undefined;
  /** Address of a post document whose first product is shown. */
  declare src: string | undefined;
  /** `redirect`, `dialog` or `link`; the page's setting unless given. */
  declare checkout: string | undefined;
  /** Id of the post it is bought from. */
  declare post: string | undefined;
  /** `card` puts a small picture beside the text. */
  declare layout: string | undefined;

  #content = new PinContent(this);
  /** Fetched while the product is, for a pin near the view. */
  #view: PinView | undefined;
  #near = atOnce-- > 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#near) void this.approach();
    else whenNear(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    forgetNear(this);
  }

  /** It is about to come into view. */
  async approach(): Promise<void> {
    try {
      const { PinView } = await import('./pin-view.ts');
      this.#view ??= new PinView(this);
    } catch (error) {
      fail(this, error);
    }
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { product, filled } = this.#content;
    const view = product && this.#view?.render(product);
    return html`<div class="box">
      ${view}
      <div class="fallback" ?hidden=${view}>
        <slot @slotchange=${this.#content}></slot>
        ${view || filled ? nothing : this.#state()}
      </div>
    </div>`;
  }

  /** Where the page has given no fallback. */
  #state(): TemplateResult {
    const { state } = this.#content.loaded;
    return html`<div class="quiet">
      ${state === 'missing' ? say('unavailable') : nothing}
      ${state === 'failed' ? html`${say('failed')} <button @click=${retryFailed}>${say('again')}</button>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-pin': SoukPin;
  }
}
