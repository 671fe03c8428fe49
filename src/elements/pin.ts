import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { format } from '../core/money.ts';
import { firstVariant, type Product, type Variant, variantTitle } from '../core/product.ts';
import { retryFailed } from '../state/catalog.ts';
import { $settings, type Settings } from '../state/settings.ts';
import { say } from '../state/words.ts';
import { fail } from './fault.ts';
import { styles } from './pin.styles.ts';
import { PinContent } from './pin-content.ts';
import { forgetNear, whenNear } from './pin-near.ts';
import type { Over } from './pin-over.ts';
import { shared } from './shared.styles.ts';

/** Pins that get their controls at once; the others when they come near the view, so that long boards stay light. */
let atOnce = 8;

/** How long "is in your cart" stays over the picture, in milliseconds. */
const NOTE_TIME = 4000;

const MODES = ['redirect', 'dialog', 'link'] as const;

const loadMore = () => import('./pin-more.ts');
const loadBuy = () => import('./pin-buy.ts');

/** At the first sign of intent. A failure is met at the press. */
function prepare(): void {
  loadBuy().then(
    (part) => part.prepareCheckout(),
    () => {},
  );
}

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
  /** Fetched once there is a product in view to show it for. */
  #more: Awaited<ReturnType<typeof loadMore>> | undefined;
  #over: Over | undefined;
  #asked = false;
  #near = atOnce-- > 0;
  /** Id of the variant. */
  #chosen: string | undefined;
  #busy = false;
  #note: unknown = '';
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#near) whenNear(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    forgetNear(this);
  }

  protected override updated(): void {
    if (this.#near && this.#content.product) void this.#finish();
  }

  async #finish(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    // Without it the pin still sells the variant it names.
    this.#more = await loadMore().catch(() => undefined);
    this.#over = this.#more && new this.#more.Over(this);
    this.requestUpdate();
    // The first press shall find what it needs.
    void loadBuy().catch(() => {});
  }

  /** It is about to come into view. */
  approach(): void {
    this.#near = true;
    this.requestUpdate();
  }

  #choose(variant: string | undefined): void {
    this.#chosen = variant;
    this.#tell('');
  }

  #tell(note: unknown, time = 0): void {
    clearTimeout(this.#timer);
    // The same words twice in a row would not be read out twice.
    this.#note = note && note === this.#note ? `${note}\u00a0` : note;
    if (time) this.#timer = window.setTimeout(() => this.#tell(''), time);
    this.requestUpdate();
  }

  async #press(what: 'add' | 'buy', product: Product, variant: Variant): Promise<void> {
    if (this.#busy || !variant.available) return;
    this.#busy = what === 'buy';
    this.#tell('');
    const quantity = this.renderRoot.querySelector('input')?.valueAsNumber ?? 1;
    const press = { product, variant, quantity, post: this.post, mode: this.#mode };
    const said = await loadBuy()
      .then((part) => part[what](this, press))
      .catch((error) => {
        fail(this, error);
        return { words: say('failed'), brief: false };
      });
    if (what === 'buy') this.#busy = false;
    this.#tell(said.words, said.brief ? NOTE_TIME : 0);
  }

  get #mode(): Settings['checkout'] {
    const { checkout, server } = $settings.get();
    return server ? (MODES.find((mode) => mode === this.checkout) ?? checkout) : 'link';
  }

  override render(): TemplateResult {
    const product = this.#content.product;
    return html`<div class="box">
      ${product && this.#view(product)}
      <div class="fallback" ?hidden=${product}>
        <slot @slotchange=${this.#content}></slot>
        ${product || this.#content.filled ? nothing : this.#state()}
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

  #view(product: Product): TemplateResult {
    const { title, brand, url, images, variants } = product;
    const named = (id: string | undefined) => variants.find((each) => each.id === id);
    const variant = named(this.#chosen) ?? named(this.product) ?? firstVariant(product);
    const pictures = [...new Set(variant?.image ? [variant.image, ...images] : images)];
    if (this.layout === 'card') pictures.splice(1);
    const name = html`<bdi>${title}</bdi>`;
    return html`<div class="view" role="group" aria-label=${title}>
      <div class="picture" part="picture">
        <div class="strip">
          ${pictures.length ? html`<img src=${pictures[0]} alt="" loading="lazy" />` : nothing}
          ${this.#over?.pictures(pictures)}
        </div>
        ${this.#over?.render(product, pictures.length)}
      </div>
      <div class="text">
        ${brand ? html`<p class="brand" part="brand">${brand}</p>` : nothing}
        ${url ? html`<a class="title" part="title" href=${url}>${name}</a>` : html`<p class="title" part="title">${name}</p>`}
        <p class="price" part="price">${variant ? this.#price(product, variant) : say('noPrice')}</p>
      </div>
      ${this.#near ? this.#controls(product, variant) : nothing}
    </div>`;
  }

  #price({ currency }: Product, { price, compareAt }: Variant): TemplateResult {
    const inWords = (amount: number) => format(amount, currency, $settings.get().locale);
    const before = compareAt && inWords(compareAt);
    const struck = html`<s aria-hidden="true">${before}</s><i class="hidden">${say('before', { price: before || '' })}</i>`;
    return html`${inWords(price)} ${before ? struck : nothing}`;
  }

  #controls(product: Product, variant: Variant | undefined): TemplateResult {
    const { url, title } = product;
    const link = (words: string) =>
      url ? html`<a class="primary" part="buy" href=${url} target="_top">${words}</a>` : nothing;
    if (!variant) return html`<p></p><div class="row buttons">${link(say('visit', { title }))}</div>`;
    const byLink = this.#mode === 'link';
    const choose = (id: string | undefined) => this.#choose(id);
    return html`<div class="row">
        ${this.#more ? this.#more.options(product, variant, choose) : html`<p>${variantTitle(variant)}</p>`}
        ${
          byLink
            ? nothing
            : html`<label class="quantity"
                ><span>${say('quantity')}</span><input part="quantity" type="number" min="1" max="99" value="1"
              /></label>`
        }
      </div>
      <div class="row buttons" @pointerenter=${prepare} @focusin=${prepare}>${byLink ? link(say('buy')) : this.#buttons(product, variant)}</div>
      <div class="note" part="message" role="status">${this.#note}</div>`;
  }

  #buttons(product: Product, variant: Variant): TemplateResult {
    const { available } = variant;
    return html`<button
        class="primary"
        part="add"
        aria-disabled=${!available}
        @click=${() => this.#press('add', product, variant)}
      >
        ${say(available ? 'add' : 'soldOut')}
      </button>
      <button
        part="buy"
        aria-disabled=${!available}
        aria-busy=${this.#busy}
        @click=${() => this.#press('buy', product, variant)}
      >
        ${say(this.#busy ? 'wait' : 'buy')}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-pin': SoukPin;
  }
}
