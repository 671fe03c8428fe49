import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/client/call.ts';
import type { CheckoutAnswer, CheckoutRequest } from '../../src/core/wire.ts';
import { $cart, addToCart, clearCart } from '../../src/state/cart.ts';
import { $checkout, type Order, offerDialog, pay } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { keyOf } from '../../src/state/storage.ts';
import { fakeApi, shirt } from '../support/fake-api.ts';

const SERVER = 'https://shop.test';
const ANSWER: CheckoutAnswer = { session: 'cs_1', url: 'https://pay.test/cs_1' };

let left: string[];

function order(over: Partial<Order> = {}): Order {
  const cart = $cart.get();
  return { currency: 'EUR', lines: cart?.lines ?? [], ...over };
}

const sent = (api: ReturnType<typeof fakeApi>) =>
  api.calls.filter(([name]) => name === 'checkout').map(([, body]) => body as CheckoutRequest);

const refuse =
  (code: string, status: number, details = {}) =>
  async () => {
    throw new ApiError(code, status, details);
  };

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  configure({ server: SERVER, checkout: 'redirect', returnUrl: undefined });
  clearCart();
  $checkout.set({ state: 'idle' });
  left = [];
  $leave.set((url) => left.push(url));
  addToCart(shirt(), shirt().variants[0] as never, 2, 'lisbon');
});

describe('pay at once', () => {
  const now = (quantity = 1) =>
    order({ now: true, lines: [{ ...(order().lines[0] as never as object), quantity } as never] });

  it('leaves the cart alone and keeps its own id for the tab', async () => {
    const api = fakeApi({ checkout: async () => ANSWER });
    const before = $cart.get();
    await pay(now());
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await pay(now());
    expect($cart.get()).to.equal(before);
    const [first, second] = sent(api);
    expect(first?.cart).to.equal(second?.cart);
    expect(first?.cart).not.to.equal(before?.id);
  });

  it('finds its id again after a reload, which leaves the tab nothing but its storage', async () => {
    const api = fakeApi({ checkout: async () => ANSWER });
    await pay(now());
    const [kept] = Object.values(sessionStorage).map((text) => JSON.parse(text as string));
    expect(kept).to.deep.equal({
      cart: sent(api)[0]?.cart,
      session: 'cs_1',
      lines: [{ variant: 'linen-shirt-s', quantity: 1 }],
    });
    sessionStorage.setItem(keyOf('now'), JSON.stringify({ ...kept, cart: 'of-before-the-reload' }));
    $checkout.set({ state: 'idle' });
    await pay(now());
    expect(sent(api)[1]?.cart).to.equal('of-before-the-reload');
  });

  it('works where the tab may store nothing', async () => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const api = fakeApi({ checkout: async () => ANSWER });
    await pay(now());
    $checkout.set({ state: 'idle' });
    await pay(now());
    Storage.prototype.setItem = set;
    expect(sent(api)[0]?.cart).to.equal(sent(api)[1]?.cart);
  });

  it('starts a new order when the last one was paid and this is another', async () => {
    fakeApi({ checkout: async () => ANSWER });
    await pay(now());
    let calls = 0;
    const api = fakeApi({
      checkout: async () => {
        calls += 1;
        if (calls === 1) throw new ApiError('already_paid', 409, { session: 'cs_1' });
        return { session: 'cs_2', url: 'https://pay.test/cs_2' };
      },
    });
    $checkout.set({ state: 'idle' });
    expect(await pay(now(3))).to.deep.equal({ done: true });
    const [first, second] = sent(api);
    expect(first?.cart).not.to.equal(second?.cart);
    expect(left.at(-1)).to.equal('https://pay.test/cs_2');
  });

  it('says paid when the very same was paid', async () => {
    fakeApi({ checkout: async () => ANSWER });
    await pay(now());
    $checkout.set({ state: 'idle' });
    fakeApi({ checkout: refuse('already_paid', 409, { session: 'cs_1' }) });
    expect(await pay(now())).to.deep.equal({ done: true });
    expect($checkout.get()).to.include({ state: 'paid', again: true });
    expect($cart.get()?.lines, 'the cart is another matter').to.have.length(1);
  });
});

describe('the chain when the dialog cannot be had', () => {
  const dialogs = (api: ReturnType<typeof fakeApi>) => sent(api).map((body) => body.mode);

  it('redirects when the page has no dialog', async () => {
    offerDialog(undefined);
    const api = fakeApi({
      checkout: async () => ({ ...ANSWER, clientSecret: 'x', publishableKey: 'pk_test_1' }),
    });
    expect(await pay(order({ mode: 'dialog' }))).to.deep.equal({ done: true });
    expect(dialogs(api)).to.deep.equal(['dialog', 'redirect']);
    expect(left).to.have.length(1);
  });

  it('refuses as plainly as a redirect would', async () => {
    const lines = [{ variant: 'linen-shirt-s', reason: 'sold_out' as const, left: 1 }];
    const api = fakeApi({ checkout: refuse('sold_out', 409, { lines }) });
    expect(await pay(order({ mode: 'dialog' }))).to.deep.include({
      done: false,
      state: 'refused',
      code: 'sold_out',
    });
    expect(dialogs(api)).to.deep.equal(['dialog']);
  });
});
