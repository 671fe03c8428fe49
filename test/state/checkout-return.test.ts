import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/client/call.ts';
import type { Status } from '../../src/core/wire.ts';
import { $cart, addToCart, change, clearCart } from '../../src/state/cart.ts';
import { $checkout, pay } from '../../src/state/checkout.ts';
import { followSession, resume } from '../../src/state/checkout-return.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

/** Gives these one after the other, then the last for ever. */
function statuses(...given: Status[]) {
  let at = 0;
  return fakeApi({ status: async () => ({ status: given[Math.min(at++, given.length - 1)] as Status }) });
}

const buy = () => addToCart(shirt(), shirt().variants[0] as never, 2);
const withSession = () => change((cart) => ({ ...cart, session: 'cs_1' }));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  configure({ server: 'https://shop.test', checkout: 'redirect' });
  clearCart();
  $checkout.set({ state: 'idle' });
  $leave.set(() => {});
  buy();
});

describe('coming back from Stripe', () => {
  it('empties the cart once the server says paid, and names both', async () => {
    withSession();
    const cart = $cart.get()?.id;
    const api = statuses('paid');
    await resume('?souk_session=cs_1');
    expect(api.calls).to.deep.equal([['status', 'cs_1']]);
    expect($cart.get()).to.equal(undefined);
    expect($checkout.get()).to.deep.equal({ state: 'paid', session: 'cs_1', cart });
  });

  it('leaves a cart alone that the session was not for', async () => {
    statuses('paid');
    await resume('?souk_session=cs_other');
    expect($cart.get()?.lines).to.have.length(1);
    expect($checkout.get()).to.include({ state: 'paid', session: 'cs_other' });
  });

  it('keeps what came into the cart after leaving, as a cart of its own', async () => {
    fakeApi({ checkout: async () => ({ session: 'cs_1', url: 'https://pay.test/' }) });
    const before = $cart.get();
    await pay({ currency: 'EUR', lines: before?.lines ?? [] });
    addToCart(hat(), hat().variants[0] as never, 1);
    addToCart(shirt(), shirt().variants[0] as never, 1);
    statuses('paid');
    await resume('?souk_session=cs_1');
    const after = $cart.get();
    expect(after?.lines.map(({ variant, quantity }) => [variant, quantity])).to.deep.equal([
      ['linen-shirt-s', 1],
      ['sun-hat', 1],
    ]);
    expect(after?.id).not.to.equal(before?.id);
    expect(after?.session).to.equal(undefined);
  });

  it('asks until a payment under way has arrived, and says so meanwhile', async () => {
    withSession();
    const states: string[] = [];
    const stop = $checkout.listen(({ state }) => states.push(state));
    const api = statuses('open', 'processing', 'processing', 'paid');
    await followSession('cs_1', [0, 0, 0, 0, 0]);
    stop();
    expect(api.calls).to.have.length(4);
    expect(states).to.deep.equal(['pending', 'pending', 'paid']);
  });

  it('asks in one round, however often it is told to', async () => {
    withSession();
    const api = statuses('open', 'open', 'paid');
    await Promise.all([
      followSession('cs_1', [0, 0]),
      followSession('cs_1', [0, 0]),
      resume('?souk_session=cs_1'),
    ]);
    expect(api.calls).to.have.length(3);
    expect($checkout.get()).to.include({ state: 'paid' });
  });

  it('stops asking in the end', async () => {
    withSession();
    const api = statuses('processing');
    await followSession('cs_1', [0, 0]);
    expect(api.calls).to.have.length(3);
    expect($checkout.get()).to.include({ state: 'pending' });
    expect($cart.get()?.lines).to.have.length(1);
  });

  it('asks on through answers that do not come', async () => {
    let calls = 0;
    fakeApi({
      status: async () => {
        calls += 1;
        if (calls < 3) throw new ApiError('unreachable', 0);
        return { status: 'paid' };
      },
    });
    withSession();
    await followSession('cs_1', [0, 0, 0]);
    expect($checkout.get()).to.include({ state: 'paid' });
  });

  it('believes no session from the address alone', async () => {
    fakeApi();
    await resume('?souk_session=cs_faked');
    expect($checkout.get()).to.deep.equal({ state: 'idle' });
    expect($cart.get()?.lines).to.have.length(1);
  });

  it('keeps the cart and forgets the session when it was not paid', async () => {
    withSession();
    statuses('expired');
    await resume('?souk_session=cs_1');
    expect($checkout.get()).to.deep.equal({ state: 'expired' });
    expect($cart.get()?.session).to.equal(undefined);
    expect($cart.get()?.lines).to.have.length(1);
  });

  it('says that it was not finished after "cancel"', async () => {
    withSession();
    const api = statuses('open');
    await resume('?souk_cancelled=1');
    expect(api.calls).to.have.length(1);
    expect($checkout.get()).to.deep.equal({ state: 'expired' });
    expect($cart.get()?.session).to.equal(undefined);
  });

  it('asks once on another page, and says nothing while the session is open', async () => {
    withSession();
    const api = statuses('open');
    await resume('');
    expect(api.calls).to.have.length(1);
    expect($checkout.get()).to.deep.equal({ state: 'idle' });
    expect($cart.get()?.session).to.equal('cs_1');
  });

  it('hears of a payment made in another window', async () => {
    withSession();
    statuses('paid');
    await resume('');
    expect($checkout.get()).to.include({ state: 'paid' });
    expect($cart.get()).to.equal(undefined);
  });

  it('asks nothing without a session', async () => {
    const api = statuses('paid');
    await resume('');
    expect(api.calls).to.deep.equal([]);
  });

  it('ends "buy now" of this tab when it is paid, so that the next is a new order', async () => {
    const carts: string[] = [];
    const checkout = async (body: { cart: string }) => {
      carts.push(body.cart);
      return { session: 'cs_now', url: 'https://pay.test/' };
    };
    fakeApi({ checkout, status: async () => ({ status: 'paid' }) });
    const order = { currency: 'EUR', lines: $cart.get()?.lines ?? [], now: true };
    await pay(order);
    await resume('?souk_session=cs_now');
    expect($checkout.get()).to.include({ state: 'paid', cart: carts[0] });
    $checkout.set({ state: 'idle' });
    await pay(order);
    expect(carts[1]).not.to.equal(carts[0]);
    expect($cart.get()?.lines).to.have.length(1);
  });
});
