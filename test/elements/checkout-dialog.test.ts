import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { CheckoutRequest, Status } from '../../src/core/wire.ts';
import { SoukCart } from '../../src/elements/cart.ts';
import { $cart, addToCart, clearCart, setQuantity } from '../../src/state/cart.ts';
import { $checkout, offerDialog, pay } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, shirt } from '../support/fake-api.ts';
import { type StripeDouble, stripeDouble } from '../support/stripe-double.ts';

customElements.define('souk-cart', SoukCart);

let left: string[];
let stripe: StripeDouble;
let keys = 0;

/** Sessions that are paid for. */
const paid = new Set<string>();

/** The shopper pays: the server knows before Stripe's page says that it is done. */
function finish(): void {
  paid.add($cart.get()?.session ?? '');
  stripe.pages[0]?.options.onComplete();
}

/** A server with one session for each content of the cart. */
function server() {
  keys += 1;
  const publishableKey = `pk_test_${keys}`;
  return fakeApi({
    checkout: async ({ mode, lines }: CheckoutRequest) => {
      const session = `cs_${keys}_${lines[0]?.quantity}`;
      const url = 'https://pay.test/';
      return mode === 'dialog'
        ? { session, clientSecret: `${session}_secret`, publishableKey }
        : { session, url };
    },
    status: async (session): Promise<{ status: Status }> => ({ status: paid.has(session) ? 'paid' : 'open' }),
  });
}

const order = () => ({ currency: 'EUR', lines: $cart.get()?.lines ?? [] });
const dialogs = () => [...document.querySelectorAll<HTMLDialogElement>('.souk-checkout')];
const modes = (api: ReturnType<typeof fakeApi>) =>
  api.calls.filter(([name]) => name === 'checkout').map(([, body]) => (body as CheckoutRequest).mode);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  offerDialog(() => import('../../src/elements/checkout-dialog.ts'));
  configure({ server: 'https://shop.test', checkout: 'dialog' });
  clearCart();
  addToCart(shirt(), shirt().variants[0] as never, 1);
  $checkout.set({ state: 'idle' });
  left = [];
  $leave.set((url) => left.push(url));
  stripe = stripeDouble();
});

afterEach(() => {
  for (const dialog of dialogs()) {
    dialog.close();
    dialog.remove();
  }
  for (const page of stripe.pages) page.destroyed = true;
});

describe('the checkout dialog', () => {
  it("holds Stripe's page in the light, and is accessible", async () => {
    server();
    expect(await pay(order())).to.deep.equal({ done: true });
    const [dialog] = dialogs();
    expect(dialog?.open).to.equal(true);
    expect(dialog?.getRootNode()).to.equal(document);
    expect(dialog?.querySelector('iframe')?.name).to.equal('embedded-checkout');
    expect(stripe.pages[0]?.secret).to.contain('_secret');
    expect($checkout.get().state).to.equal('open');
    expect($cart.get()?.session).to.equal(`cs_${keys}_1`);
    await expect(dialog).to.be.accessible();
  });

  it('is one, however often it is asked for', async () => {
    const api = server();
    await Promise.all([pay(order()), pay(order()), pay(order())]);
    expect(dialogs()).to.have.length(1);
    expect(stripe.pages).to.have.length(1);
    expect(modes(api)).to.deep.equal(['dialog']);
  });

  it('closes without asking anybody, and goes on where it was', async () => {
    const api = server();
    await pay(order());
    const frame = dialogs()[0]?.querySelector('iframe');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => $checkout.get().state === 'idle');
    expect(api.calls).to.have.length(1);
    expect(stripe.pages[0]?.destroyed).to.equal(false);
    await pay(order());
    expect(dialogs()).to.have.length(1);
    expect(dialogs()[0]?.open).to.equal(true);
    expect(dialogs()[0]?.querySelector('iframe')).to.equal(frame);
    expect(stripe.pages).to.have.length(1);
  });

  it('closes by its button', async () => {
    server();
    await pay(order());
    const close = dialogs()[0]?.querySelector('button');
    expect(close?.ariaLabel).to.equal('Close');
    close?.click();
    await waitUntil(() => $checkout.get().state === 'idle');
    expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
  });

  it('makes way for the session of a changed cart', async () => {
    server();
    await pay(order());
    dialogs()[0]?.close();
    setQuantity('linen-shirt-s', 2);
    await pay(order());
    expect(stripe.pages.map((page) => page.destroyed)).to.deep.equal([true, false]);
    expect(dialogs()).to.have.length(1);
  });

  it('is made anew when the page threw it out', async () => {
    server();
    await pay(order());
    dialogs()[0]?.remove();
    $checkout.set({ state: 'idle' });
    await pay(order());
    expect(stripe.pages.map((page) => page.destroyed)).to.deep.equal([true, false]);
    expect(dialogs()[0]?.open).to.equal(true);
  });

  it('does not take Stripe’s word for it that it is paid', async () => {
    server();
    await pay(order());
    stripe.pages[0]?.options.onComplete();
    await waitUntil(() => $checkout.get().state === 'pending');
    expect(dialogs()).to.deep.equal([]);
    expect($cart.get()?.lines).to.have.length(1);
  });

  it('believes the server that it is paid', async () => {
    const api = server();
    await pay(order());
    finish();
    await waitUntil(() => $checkout.get().state === 'paid');
    expect(api.calls.some(([name]) => name === 'status')).to.equal(true);
    expect(dialogs()).to.deep.equal([]);
    expect(stripe.pages[0]?.destroyed).to.equal(true);
    expect($cart.get()).to.equal(undefined);
  });

  it('tells the cart element, which tells the page', async () => {
    server();
    const cart = await fixture<SoukCart>(html`<souk-cart></souk-cart>`);
    const told: string[] = [];
    cart.addEventListener('souk-paid', (event) => told.push(event.session));
    await pay(order());
    finish();
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([`cs_${keys}_1`]);
  });

  it('stays in place on a small screen', async () => {
    await setViewport({ width: 320, height: 568 });
    server();
    await pay(order());
    const box = dialogs()[0]?.getBoundingClientRect();
    expect([box?.left, box?.top, box?.width, box?.height]).to.deep.equal([0, 0, 320, 568]);
    await setViewport({ width: 800, height: 600 });
  });
});

describe('when the dialog fails', () => {
  const expectRedirect = async (api: ReturnType<typeof fakeApi>) => {
    expect(await pay(order())).to.deep.equal({ done: true });
    expect(modes(api).at(-1)).to.equal('redirect');
    expect(left).to.deep.equal(['https://pay.test/']);
    expect(dialogs()).to.deep.equal([]);
  };

  it("sends the shopper to Stripe's page when the Stripe.js of the page is too old", async () => {
    stripeDouble('somethingOld');
    await expectRedirect(server());
  });

  it('does so when creation fails', async () => {
    stripe.error = new Error('IntegrationError');
    await expectRedirect(server());
  });

  it('does so when Stripe refuses the place', async () => {
    const api = server();
    offerDialog(async () => ({
      makeSurface: () => ({
        place: document.createElement('div').attachShadow({ mode: 'open' }) as never,
        show() {},
        remove() {},
      }),
    }));
    await expectRedirect(api);
    expect(stripe.pages[0]?.destroyed).to.equal(true);
  });

  it('does so when the code of the dialog does not load', async () => {
    offerDialog(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    await expectRedirect(server());
    expect(stripe.pages.every((page) => page.destroyed)).to.equal(true);
  });

  it('does so at once in a cross-origin isolated page', async () => {
    const api = server();
    Object.defineProperty(globalThis, 'crossOriginIsolated', { value: true, configurable: true });
    await expectRedirect(api);
    Object.defineProperty(globalThis, 'crossOriginIsolated', { value: false, configurable: true });
    expect(modes(api)).to.deep.equal(['redirect']);
  });
});
