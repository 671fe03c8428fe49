import {
  adoptStyles,
  html,
  type LitElement,
  nothing,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import { type Cart, subtotalOf } from '../core/cart.ts';
import { format } from '../core/money.ts';
import { $cart, $removed, change, removeLine, undoRemove } from '../state/cart.ts';
import { $link, $notes, refreshCart } from '../state/cart-notes.ts';
import {
  $checkout,
  forgetCheckout,
  type Order,
  offerDialog,
  pay,
  prepareCheckout,
} from '../state/checkout.ts';
import { say } from '../state/more-words.ts';
import { $settings } from '../state/settings.ts';
import { $kept } from '../state/storage.ts';
import { styles } from './cart-drawer.styles.ts';
import { lineView } from './cart-line.ts';
import { ScrollLock } from './cart-lock.ts';
import { messageView, outcome, shopLinks } from './cart-messages.ts';
import { ask, CheckoutEvent, fail, PaidEvent, SoukErrorEvent } from './events.ts';
import { StoreController } from './store-controller.ts';

offerDialog(() => import('./checkout-dialog.ts'));

const CROSS = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 5 14 14M19 5 5 19" /></svg>`;

/** The outcome told last: a cart that moves about the page does not tell it again. */
let told: unknown;

/** The dialog of a cart, fetched at the first sign of intent. */
export class Drawer implements ReactiveController {
  #host: LitElement;
  #lock = new ScrollLock();
  #shown = false;
  #toast = false;
  #busy = false;
  /** Where the pointer went down: a selection dragged out of the drawer is no click beside it. */
  #pressed: EventTarget | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, styles]);
    new StoreController(host, $checkout, $removed, $notes, $link, $kept);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
    this.#closed();
  }

  async open(): Promise<void> {
    if (this.#dialog?.open) return;
    this.#shown = true;
    this.#toast = false;
    await this.#render();
    if (!this.#host.isConnected) {
      this.#closed();
      return;
    }
    this.#dialog?.showModal();
    this.#lock.hold();
    void prepareCheckout();
    // A cart link has just asked for its products.
    if (!$link.get()) await refreshCart();
  }

  /** Says how the checkout ended: in the drawer if it is open, else beside the page, without taking the focus. */
  async tell(): Promise<void> {
    const outcome = $checkout.get();
    if (told === outcome) return;
    told = outcome;
    if (outcome.state === 'paid') this.#host.dispatchEvent(new PaidEvent(outcome.session, outcome.cart));
    if (this.#shown) return;
    this.#toast = true;
    await this.#render();
    if (this.#host.isConnected) this.#find('[popover]')?.showPopover?.();
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.#host.renderRoot.querySelector<T>(selector);
  }

  /** What the cart comes to, in words; for the button. */
  total(): string {
    const cart = $cart.get();
    return cart ? format(subtotalOf(cart.lines), cart.currency, $settings.get().locale) : '';
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#find('dialog');
  }

  async #render(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #close = (): void => this.#dialog?.close();

  #closed = (): void => {
    // The event comes a moment later; it may have been opened again.
    if (this.#dialog?.open) return;
    this.#lock.release();
    if (!this.#shown) return;
    this.#shown = false;
    $link.set(undefined);
    this.#forget();
  };

  #forget(): void {
    this.#toast = false;
    if (!/starting|leaving|open/.test($checkout.get().state)) forgetCheckout();
    this.#host.requestUpdate();
  }

  #press = (event: Event): void => {
    this.#pressed = event.target;
  };

  #click = (event: Event): void => {
    const dialog = event.currentTarget;
    if (event.target === dialog && this.#pressed === dialog) this.#close();
  };

  async #remove(variant: string): Promise<void> {
    removeLine(variant);
    await this.#render();
    this.#find('.undo button')?.focus();
  }

  #undo = (): void => {
    undoRemove();
    this.#find('h2')?.focus();
  };

  #again = async (): Promise<void> => {
    const { fillFromLink } = await import('../state/cart-fill.ts');
    $link.set(undefined);
    await fillFromLink(location.search).catch((error) => fail(this.#host, error));
  };

  #checkout = async (): Promise<void> => {
    const cart = $cart.get();
    if (!cart?.lines.length || this.#busy) return;
    this.#busy = true;
    this.#host.requestUpdate();
    await ask(this.#host, new CheckoutEvent(cart.id, cart.lines), () => this.#pay(cart));
    this.#busy = false;
    this.#host.requestUpdate();
  };

  async #pay({ currency, lines, coupon, share }: Cart): Promise<boolean> {
    const order: Order = { currency, lines, coupon, share };
    const result = await pay(order);
    if (!result.done) this.#host.dispatchEvent(new SoukErrorEvent(result.code));
    return result.done;
  }

  render(): TemplateResult {
    return html`<dialog
        part="drawer"
        aria-labelledby="heading"
        @close=${this.#closed}
        @pointerdown=${this.#press}
        @click=${this.#click}
      >
        ${this.#shown ? this.#content() : nothing}
      </dialog>
      <div role="status">${this.#toast ? this.#toastView() : nothing}</div>`;
  }

  #toastView(): TemplateResult {
    const close = () => this.#forget();
    return html`<div class="toast" part="message" popover="manual">
      ${outcome($checkout.get())}
      <button class="x" aria-label=${say('close')} @click=${close}>${CROSS}</button>
    </div>`;
  }

  #content(): TemplateResult {
    const cart = $cart.get();
    const filled = cart?.lines.length ? cart : undefined;
    return html`<header>
        <h2 id="heading" tabindex="-1" autofocus>${say('cart')}</h2>
        <button class="x" part="close" aria-label=${say('close')} @click=${this.#close}>${CROSS}</button>
      </header>
      <div class="scroll">
        ${this.#notices()}
        <div role="status">${this.#removed()}</div>
        ${filled ? this.#lines(filled) : html`<p class="empty">${say('cartEmpty')}</p>`}
      </div>
      <footer>
        <div role="alert">${this.#outcome(filled)}</div>
        ${filled ? this.#summary(filled) : nothing}
      </footer>`;
  }

  #notices(): TemplateResult {
    const link = $link.get();
    const again = html` <button class="quiet" @click=${this.#again}>${say('again')}</button>`;
    const missing = typeof link === 'object' ? link.missing.join(', ') : '';
    return html`${$kept.get() ? nothing : messageView(say('notKept'))}
      ${link === 'failed' ? messageView(say('failed'), again) : nothing}
      ${missing ? messageView(say('missing', { names: missing })) : nothing}`;
  }

  #removed(): TemplateResult | typeof nothing {
    const removed = $removed.get();
    if (!removed) return nothing;
    return html`<div class="undo sum">
      <span>${say('removed', { title: removed.line.title })}</span>
      <button class="quiet" @click=${this.#undo}>${say('undo')}</button>
    </div>`;
  }

  #lines({ lines, currency }: Cart): TemplateResult {
    const checkout = $checkout.get();
    const refused = new Map(
      checkout.state === 'refused' ? checkout.lines.map((each) => [each.variant, each]) : [],
    );
    const noteOn = (variant: string) => refused.get(variant) ?? $notes.get().get(variant);
    return html`<ul role="list">
      ${lines.map((line) => {
        return lineView(line, currency, noteOn(line.variant), () => void this.#remove(line.variant));
      })}
    </ul>`;
  }

  #outcome(cart: Cart | undefined): unknown {
    const checkout = $checkout.get();
    const links = checkout.state === 'failed' && cart ? shopLinks(cart.lines) : nothing;
    return messageView(outcome(checkout), links);
  }

  #summary(cart: Cart): TemplateResult {
    const total = this.total();
    const { checkout, server } = $settings.get();
    const linked = checkout === 'link' || !server;
    return html`<div class="sum">
        <span>${say('subtotal')}</span><span class="total price" part="total">${total}</span>
      </div>
      ${cart.coupon ? this.#coupon(cart.coupon) : nothing}
      <p class="soft">${say('extra')}</p>
      ${linked ? shopLinks(cart.lines) : this.#button()}`;
  }

  #coupon(code: string): TemplateResult {
    const words = say('coupon', { code });
    const remove = () => change(({ coupon: _, ...rest }) => rest);
    return html`<div class="sum soft coupon">
      <span>${words}</span>
      <button class="x" aria-label=${say('remove', { title: words })} @click=${remove}>${CROSS}</button>
    </div>`;
  }

  #button(): TemplateResult {
    const busy = this.#busy || /starting|leaving/.test($checkout.get().state);
    return html`<button
      class="primary"
      part="checkout"
      aria-busy=${busy}
      @click=${this.#checkout}
      @pointerover=${prepareCheckout}
    >
      ${say(busy ? 'wait' : 'checkout')}
    </button>`;
  }
}
