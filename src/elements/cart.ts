import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { countOf } from '../core/cart-sums.ts';
import { $cart, startCart } from '../state/cart-store.ts';
import { $checkout } from '../state/checkout-store.ts';
import { $settings } from '../state/settings.ts';
import { $words, say } from '../state/words.ts';
import { styles } from './cart.styles.ts';
import type { Drawer } from './cart-drawer.ts';
import { fail } from './fault.ts';
import { shared } from './shared.styles.ts';
import { StoreController } from './store-controller.ts';

const loadDrawer = () => import('./cart-drawer.ts');

/** The carts of the page share one state; the first speaks for all. */
const carts = new Set<SoukCart>();

/**
 * The cart: a button with the number of pieces, and a drawer with the lines and the checkout.
 * `?products=ID:QTY,…&coupon=…` in the page's address fills it.
 *
 * @element souk-cart
 * @slot - Shown without script only: a link to a cart or shop page.
 * @slot icon - The picture of the button.
 * @csspart button - The button.
 * @csspart badge - The number of pieces.
 * @csspart drawer - The dialog.
 * @csspart close - The drawer's close button.
 * @csspart line - One line.
 * @csspart quantity - The choice of how many.
 * @csspart total - The subtotal.
 * @csspart checkout - The checkout button.
 * @csspart link - The way to a product's own page, where nothing can be charged here.
 * @csspart message - What is said about the cart, a line or the checkout.
 * @cssprop [--souk-drawer=440px] - Width of the drawer.
 * @fires souk-checkout - Before the checkout opens; cancelable.
 * @fires souk-paid - The server says that a session is paid.
 * @fires souk-error - Something went wrong; the drawer says it in words.
 */
export class SoukCart extends LitElement {
  static override styles = [shared, styles];

  static override properties = { openOnAdd: { type: Boolean, attribute: 'open-on-add' } };

  /** Opens the drawer whenever something was added. */
  declare openOnAdd: boolean;

  #drawer: Drawer | undefined;
  /** The listeners of one stay in the page. */
  #stay = new AbortController();
  /** What the screen reader was last told; the first state is no news. */
  #name: string | undefined;
  #news = '';

  constructor() {
    super();
    new StoreController(this, $cart, $words, $settings);
  }

  override connectedCallback(): void {
    carts.add(this);
    startCart();
    super.connectedCallback();
    this.#stay = new AbortController();
    const stops = [
      $cart.listen(() => this.#prepare()),
      $checkout.subscribe(({ state }) => {
        if (/paid|pending|expired/.test(state)) this.#tell();
      }),
    ];
    this.#stay.signal.onabort = () => stops.map((stop) => stop());
    document.addEventListener('souk-added', () => this.#added(), this.#stay);
    if (this.#isFirst() && location.search.includes('products=')) void this.#fill();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    carts.delete(this);
    this.#stay.abort();
  }

  /** Opens the drawer. */
  async show(): Promise<void> {
    try {
      (await this.#load()).open();
    } catch (error) {
      fail(this, error);
      // The page's own way to its cart is better than a dead button.
      this.querySelector<HTMLElement>('a[href]')?.click();
    }
  }

  #isFirst(): boolean {
    return carts.values().next().value === this;
  }

  async #load(): Promise<Drawer> {
    const { Drawer } = await loadDrawer();
    if (!this.#drawer) this.requestUpdate();
    this.#drawer ??= new Drawer(this);
    return this.#drawer;
  }

  #prepare(): void {
    this.#load().catch(() => {});
  }

  #added(): void {
    if (this.openOnAdd && [...carts].find((cart) => cart.openOnAdd) === this) void this.show();
  }

  async #fill(): Promise<void> {
    try {
      const { fillFromLink } = await import('../state/cart-fill.ts');
      if (!(await fillFromLink(location.search))) return;
    } catch (error) {
      fail(this, error);
    }
    await this.show();
  }

  #tell(): void {
    if (!this.#isFirst()) return;
    this.#load().then(
      (drawer) => drawer.tell(),
      (error) => fail(this, error),
    );
  }

  override render(): TemplateResult {
    const cart = $cart.get();
    const n = countOf(cart?.lines ?? []);
    // The total comes with the drawer, which is on its way once there is a line.
    const total = n && this.#drawer?.total();
    const name = total ? say('cartState', { n, total }) : say('cart') + (n ? ` ${n}` : '');
    if (this.#name !== undefined && this.#name !== name) this.#news = name;
    this.#name = name;
    return html`<button
        class="bag"
        part="button"
        aria-haspopup="dialog"
        aria-label=${name}
        @click=${this.show}
        @pointerover=${this.#prepare}
        @focus=${this.#prepare}
      >
        <slot name="icon"
          ><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 8h14l1 12H4zM9 10V6a3 3 0 0 1 6 0v4" /></svg
        ></slot>
        ${n ? html`<span class="badge" part="badge">${n}</span>` : nothing}
      </button>
      <div class="hidden" role="status">${this.#isFirst() ? this.#news : nothing}</div>
      ${this.#drawer?.render()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-cart': SoukCart;
  }
}
