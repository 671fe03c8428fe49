import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { type Line, makeLine } from '../core/cart.ts';
import { firstVariant, isSoldOut, type Product, productReader, type Variant } from '../core/product.ts';
import { addToCart } from '../state/cart.ts';
import { $post, $product, type Loadable, putProduct, retryFailed } from '../state/catalog.ts';
import { prepareCheckout } from '../state/checkout.ts';
import { $settings, type Settings } from '../state/settings.ts';
import { $words, say } from '../state/words.ts';
import { AddEvent, AddedEvent, ask, CheckoutEvent, SoukErrorEvent } from './events.ts';
import { styles } from './pin.styles.ts';
import { readInline } from './pin-inline.ts';
import { whenNear } from './pin-near.ts';
import type { Over } from './pin-over.ts';
import { options, price, quantity } from './pin-parts.ts';
import { shared } from './shared.styles.ts';
import { StoreController } from './store-controller.ts';

/** Pins that get their controls at once; the others when they come near the view, so that long boards stay light. */
let atOnce = 8;

/** How long "is in your cart" stays over the picture, in milliseconds. */
const NOTE_TIME = 4000;

const LOADING = { state: 'loading' } as const;
const MISSING = { state: 'missing' } as const;
const MODES = ['redirect', 'dialog', 'link'] as const;

const loadOver = () => import('./pin-over.ts');
const loadBuy = () => import('./pin-buy.ts');

/** A failure is met at the press. */
function prepare(): void {
  void prepareCheckout();
  loadBuy().catch(() => {});
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

  #stores = new StoreController(this, $words, $settings);
  #over: Over | undefined;
  #finished = false;
  #followed: ReadableAtom<unknown> | undefined;
  #inline: Product | undefined;
  #loaded: Loadable<Product> = LOADING;
  /** Whether the page has given a fallback. */
  #filled = false;
  #near = atOnce-- > 0;
  /** Id of the variant. */
  #chosen: string | undefined;
  #busy = false;
  #note: unknown = '';
  #timer = 0;
  #unwatch = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#near) this.#unwatch = whenNear(this, () => this.#approach());
    this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(): void {
    const id = this.product || this.#inline?.id;
    const post = !id && this.src ? $post({ src: this.src }) : undefined;
    const loaded = post?.get();
    const first = id || (loaded?.state === 'ready' && loaded.value.products[0]?.id);
    const store = first ? $product(first) : post;
    if (store !== this.#followed) {
      this.#followed = store;
      this.#stores.follow($words, $settings, ...(store ? [store] : []));
    }
    this.#settle(first ? $product(first).get() : loaded?.state === 'ready' || !loaded ? MISSING : loaded);
  }

  protected override updated(): void {
    if (this.#near && this.#shown) void this.#finish();
  }

  /** What lies over the picture comes after what is needed to buy. */
  async #finish(): Promise<void> {
    if (this.#finished) return;
    this.#finished = true;
    const part = await loadOver().catch(() => undefined);
    this.#over = part && new part.Over(this);
    this.requestUpdate();
  }

  #settle(loaded: Loadable<Product>): void {
    const before = this.#loaded.state;
    this.#loaded = loaded;
    if (loaded.state === before) return;
    // The catalogue has told the developer; the page hears it from the element.
    if (loaded.state === 'failed') this.dispatchEvent(new SoukErrorEvent(loaded.code));
    if (loaded.state === 'missing') this.dispatchEvent(new SoukErrorEvent('unknown_product'));
  }

  /** What the element shows; undefined while the fallback stands for it. */
  get #shown(): Product | undefined {
    const product = this.#loaded.state === 'ready' ? this.#loaded.value : undefined;
    return this.#filled && !product?.variants.length ? undefined : product;
  }

  #approach(): void {
    this.#near = true;
    this.requestUpdate();
  }

  /** Takes up what stands inside the element; again whenever that changes. */
  #read(): void {
    this.#filled = [...this.childNodes].some(({ nodeName, textContent }) =>
      nodeName === '#text' ? textContent?.trim() : !/^(#comment|script)$/i.test(nodeName),
    );
    this.#inline ??= readInline(this, productReader());
    if (this.#inline) putProduct(this.#inline, this.product ? [this.product] : []);
    this.requestUpdate();
  }

  #choose(variant: string | undefined): void {
    this.#chosen = variant;
    this.#tell('');
  }

  #tell(note: unknown, time?: number): void {
    clearTimeout(this.#timer);
    // The same words twice in a row would not be read out twice.
    this.#note = note && note === this.#note ? `${note}\u00a0` : note;
    if (time) this.#timer = window.setTimeout(() => this.#tell(''), time);
    this.requestUpdate();
  }

  #line(product: Product, variant: Variant): Line {
    const quantity = this.renderRoot.querySelector('input')?.valueAsNumber ?? 1;
    return makeLine(product, variant, quantity, this.post);
  }

  async #add(product: Product, variant: Variant): Promise<void> {
    if (!variant.available) return;
    const line = this.#line(product, variant);
    if (!(await ask(this, new AddEvent(line), () => this.#put(product, variant, line)))) return;
    this.#tell(say('added', { title: product.title }), NOTE_TIME);
    this.dispatchEvent(new AddedEvent(line));
  }

  async #put(product: Product, variant: Variant, { quantity, post }: Line): Promise<void> {
    try {
      addToCart(product, variant, quantity, post);
    } catch (error) {
      const { whyNot } = await loadBuy();
      this.#tell(whyNot(error, product));
      throw error;
    }
  }

  async #buy(product: Product, variant: Variant): Promise<void> {
    if (this.#busy || !variant.available) return;
    this.#busy = true;
    this.#tell('');
    const line = this.#line(product, variant);
    await ask(this, new CheckoutEvent('', [line]), () => this.#pay(product, line));
    this.#busy = false;
    this.requestUpdate();
  }

  async #pay(product: Product, line: Line): Promise<boolean> {
    const part = await loadBuy().catch(() => undefined);
    const words = part ? await part.buy(product, line, this.#mode) : say('checkoutFailed');
    this.#tell(words);
    return !words;
  }

  get #mode(): Settings['checkout'] {
    const { checkout, server } = $settings.get();
    return server ? (MODES.find((mode) => mode === this.checkout) ?? checkout) : 'link';
  }

  override render(): TemplateResult {
    const product = this.#shown;
    return html`<div class="box">
      ${product && this.#view(product)}
      <div class="fallback" ?hidden=${product}>
        <slot @slotchange=${this.#read}></slot>
        ${product || this.#filled ? nothing : this.#state()}
      </div>
    </div>`;
  }

  #state(): TemplateResult {
    const { state } = this.#loaded;
    const words = say(state === 'failed' ? 'failed' : state === 'missing' ? 'unavailable' : 'loading');
    return html`<div class="quiet">
      <p>${words}</p>
      ${state === 'failed' ? html`<button @click=${retryFailed}>${say('again')}</button>` : nothing}
    </div>`;
  }

  #view(product: Product): TemplateResult {
    const { title, brand, url, images, variants } = product;
    const named = (id: string | undefined) => variants.find((each) => each.id === id);
    const variant = named(this.#chosen) ?? named(this.product) ?? firstVariant(product);
    const pictures = [...new Set(variant?.image ? [variant.image, ...images] : images)];
    const many = this.#over && pictures.length > 1;
    const name = html`<bdi>${title}</bdi>`;
    return html`<div class="view" role="group" aria-label=${title}>
      <div class="picture" part="picture">
        <div
          class="strip"
          role=${many ? 'group' : nothing}
          tabindex=${many ? 0 : nothing}
          aria-label=${many ? title : nothing}
        >
          ${pictures.length ? html`<img src=${pictures[0]} alt="" loading="lazy" />` : nothing}
          ${this.#over?.pictures(pictures)}
        </div>
        ${variant && isSoldOut(product) ? html`<span class="over badge" part="badge">${say('soldOut')}</span>` : nothing}
        ${this.#over?.render(product, pictures.length)}
      </div>
      <div class="text">
        ${brand ? html`<p class="brand" part="brand">${brand}</p>` : nothing}
        ${url ? html`<a class="title" part="title" href=${url}>${name}</a>` : html`<p class="title" part="title">${name}</p>`}
        <p class="price" part="price">${variant ? price(product, variant) : say('noPrice')}</p>
      </div>
      ${this.#near ? this.#controls(product, variant) : nothing}
      <div class="note" part="message" role="status">${this.#note}</div>
    </div>`;
  }

  #controls(product: Product, variant: Variant | undefined): TemplateResult {
    const { url, title } = product;
    const link = (words: string) =>
      url ? html`<a class="primary" part="buy" href=${url} target="_top">${words}</a>` : nothing;
    if (!variant) return html`<div></div><div class="row buttons">${link(say('visit', { title }))}</div>`;
    const byLink = this.#mode === 'link';
    return html`<div class="row">
        ${options(product, variant, (id) => this.#choose(id))}${byLink ? nothing : quantity()}
      </div>
      <div class="row buttons" @pointerenter=${prepare} @focusin=${prepare}>${byLink ? link(say('buy')) : this.#buttons(product, variant)}</div>`;
  }

  #buttons(product: Product, variant: Variant): TemplateResult {
    const { available } = variant;
    return html`<button
        class="primary"
        part="add"
        aria-disabled=${!available}
        @click=${() => this.#add(product, variant)}
      >
        ${say(available ? 'add' : 'soldOut')}
      </button>
      <button
        part="buy"
        aria-disabled=${!available}
        aria-busy=${this.#busy}
        @click=${() => this.#buy(product, variant)}
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
