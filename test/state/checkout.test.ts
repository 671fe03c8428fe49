import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/client/call.ts';
import type { CheckoutAnswer, CheckoutRequest } from '../../src/core/wire.ts';
import { $cart, addToCart, clearCart, setQuantity } from '../../src/state/cart.ts';
import { $product } from '../../src/state/catalog.ts';
import { $checkout, type Order, pay } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

const SERVER = 'https://shop.test';
const ANSWER: CheckoutAnswer = { session: 'cs_1', url: 'https://pay.test/cs_1' };

let left: string[];

/** Lets the answer wait until `go` is called. */
function held<T>(value: T): { answer: () => Promise<T>; go: () => void } {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { answer: () => gate.then(() => value), go };
}

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

describe('pay', () => {
  it('sends ids, quantities and the price that was seen, and leaves for the address of the answer', async () => {
    const api = fakeApi({ checkout: async () => ANSWER });
    expect(await pay(order({ coupon: 'SEA' }))).to.deep.equal({ done: true });
    const [body] = sent(api);
    expect(body?.cart).to.equal($cart.get()?.id);
    expect(body?.lines).to.deep.equal([
      { product: 'linen-shirt', variant: 'linen-shirt-s', quantity: 2, seen: 4900, post: 'lisbon' },
    ]);
    expect([body?.currency, body?.mode, body?.coupon]).to.deep.equal(['EUR', 'redirect', 'SEA']);
    expect(left).to.deep.equal(['https://pay.test/cs_1']);
    expect($checkout.get().state).to.equal('leaving');
    expect($cart.get()?.session).to.equal('cs_1');
  });

  it('makes one session of three presses', async () => {
    const { answer, go } = held(ANSWER);
    const api = fakeApi({ checkout: answer });
    const presses = [pay(order()), pay(order()), pay(order())];
    go();
    expect(await Promise.all(presses)).to.deep.equal([{ done: true }, { done: true }, { done: true }]);
    expect(sent(api)).to.have.length(1);
    expect(left).to.have.length(1);
  });

  it('leaves again without a request when the page was stopped from leaving', async () => {
    const api = fakeApi({ checkout: async () => ANSWER });
    await pay(order());
    await pay(order());
    expect(sent(api)).to.have.length(1);
    expect(left).to.have.length(2);
  });

  it('is idle again when the page comes back from the back/forward cache, and asks anew', async () => {
    const api = fakeApi({ checkout: async () => ANSWER, status: async () => ({ status: 'open' }) });
    await pay(order());
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect($checkout.get().state).to.equal('idle');
    await pay(order());
    const bodies = sent(api);
    expect(bodies).to.have.length(2);
    expect(bodies[0]).to.deep.equal(bodies[1]);
  });

  it('lets another order wait, and gives it up once the page leaves', async () => {
    const { answer, go } = held(ANSWER);
    const api = fakeApi({ checkout: answer });
    const first = pay(order());
    const second = pay(order({ now: true }));
    go();
    expect(await first).to.deep.equal({ done: true });
    expect(await second).to.deep.equal({ done: true });
    expect(sent(api)).to.have.length(1);
  });

  it('tries once more with the same body after a lost answer', async () => {
    let calls = 0;
    const api = fakeApi({
      checkout: async () => {
        calls += 1;
        if (calls === 1) throw new ApiError('timeout', 0);
        return ANSWER;
      },
    });
    expect(await pay(order())).to.deep.equal({ done: true });
    const bodies = sent(api);
    expect(bodies).to.have.length(2);
    expect(bodies[0]).to.deep.equal(bodies[1]);
  });

  for (const [code, status, calls] of [
    ['unreachable', 0, 2],
    ['stripe_unavailable', 503, 2],
    ['busy', 409, 2],
    ['http_500', 500, 1],
    ['rate_limited', 429, 1],
    ['bad_answer', 200, 1],
  ] as const) {
    it(`says ${code} after ${calls} attempt(s), and keeps the cart`, async () => {
      const api = fakeApi({ checkout: refuse(code, status, { retry: code === 'busy' }) });
      const result = await pay(order());
      expect(result).to.include({ done: false, code });
      expect(sent(api)).to.have.length(calls);
      expect(left).to.deep.equal([]);
      expect($cart.get()?.lines).to.have.length(1);
    });
  }

  for (const url of ['javascript:alert(1)', 'http://pay.test/x', 'data:text/html,x', 'pay', undefined]) {
    it(`does not go to ${url}`, async () => {
      fakeApi({ checkout: async () => ({ session: 'cs_1', url }) });
      expect(await pay(order())).to.include({ done: false, state: 'failed' });
      expect(left).to.deep.equal([]);
    });
  }

  it('goes to plain http on this machine and at the server itself', async () => {
    configure({ server: 'http://shop.test' });
    addToCart(hat(), hat().variants[0] as never, 1);
    for (const url of ['http://127.0.0.1:99/pay', 'http://localhost/pay', 'http://shop.test/sandbox/pay']) {
      fakeApi({ checkout: async () => ({ session: 'cs_1', url }) });
      $checkout.set({ state: 'idle' });
      expect(await pay(order())).to.deep.equal({ done: true });
      expect(left.pop()).to.equal(url);
    }
  });

  it('shows new prices everywhere, and sends them with the next press only', async () => {
    const lines = [{ variant: 'linen-shirt-s', reason: 'price_changed' as const, price: 5500 }];
    fakeApi({ products: [shirt()], checkout: refuse('price_changed', 409, { lines }) });
    const stop = $product('linen-shirt').listen(() => {});
    await new Promise((done) => setTimeout(done, 20));
    const result = await pay(order());
    expect(result).to.deep.include({ done: false, code: 'price_changed' });
    expect($checkout.get()).to.deep.include({ lines: [{ ...lines[0], before: 4900 }] });
    expect($cart.get()?.lines[0]?.price).to.equal(5500);
    const shown = $product('linen-shirt').get();
    expect(shown.state === 'ready' && shown.value.variants[0]).to.deep.include({
      price: 5500,
      compareAt: 5900,
    });
    stop();
    const api = fakeApi({ checkout: async () => ANSWER });
    await pay(order());
    expect(sent(api)[0]?.lines[0]?.seen).to.equal(5500);
  });

  it('takes out a code that is not valid and says which', async () => {
    fakeApi({ checkout: refuse('coupon_invalid', 409) });
    const result = await pay(order({ coupon: 'OLD' }));
    expect(result).to.deep.include({ done: false, code: 'coupon_invalid', coupon: 'OLD' });
  });

  it('takes out of the cart what was paid before', async () => {
    fakeApi({ checkout: refuse('already_paid', 409, { session: 'cs_0' }) });
    expect(await pay(order())).to.deep.equal({ done: true });
    expect($checkout.get()).to.include({ state: 'paid', session: 'cs_0', again: true });
    expect($cart.get()).to.equal(undefined);
  });

  it('fails in link mode without a request', async () => {
    const api = fakeApi({ checkout: async () => ANSWER });
    expect(await pay(order({ mode: 'link' }))).to.include({ done: false, code: 'link' });
    expect(api.calls).to.deep.equal([]);
  });

  it('comes back to the page without hash and without what a checkout added', async () => {
    const before = location.href;
    history.replaceState(null, '', '?a=1&souk_session=x&souk_cancelled=1#part');
    const api = fakeApi({ checkout: async () => ANSWER });
    await pay(order());
    expect(sent(api)[0]?.returnUrl).to.equal(`${location.origin}${location.pathname}?a=1`);
    configure({ returnUrl: '/thank-you' });
    $checkout.set({ state: 'idle' });
    setQuantity('linen-shirt-s', 1);
    await pay(order());
    expect(sent(api)[1]?.returnUrl).to.equal(`${location.origin}/thank-you`);
    history.replaceState(null, '', before);
  });
});
