import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { ApiError } from '../../src/client/call.ts';
import type { SoukErrorEvent } from '../../src/elements/events.ts';
import { $cart, change, clearCart } from '../../src/state/cart.ts';
import { both, cartElement, fill, find, isOpen, startAfresh, untilOpen, words } from '../support/cart.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

beforeEach(startAfresh);

describe('a cart link', () => {
  const before = location.href;
  const visit = performance.getEntriesByType;

  beforeEach(() => history.replaceState(null, '', '?products=sun-hat:2,linen-shirt-m,nothing&coupon=SEA'));

  afterEach(() => {
    history.replaceState(null, '', before);
    performance.getEntriesByType = visit;
  });

  it('fills the cart with one request, opens it, and names what is missing', async () => {
    const api = fakeApi({ products: async () => both() });
    const cart = await cartElement();
    await untilOpen(cart);
    await cart.updateComplete;
    const lines = $cart.get()?.lines.map(({ variant, quantity }) => [variant, quantity]);
    expect(lines).to.deep.equal([
      ['sun-hat', 2],
      ['linen-shirt-m', 1],
    ]);
    expect($cart.get()?.coupon).to.equal('SEA');
    expect(words(cart, '.note')[0]).to.equal('Not available: nothing');
    expect(location.search).to.contain('products=');
    expect(api.calls).to.deep.equal([['products', ['sun-hat', 'linen-shirt-m', 'nothing']]]);
  });

  it('keeps the cart the same one, so that a session left open for it is found', async () => {
    fill();
    change((cart) => ({ ...cart, session: 'cs_1' }));
    const before = $cart.get();
    fakeApi({ products: async () => both(), status: async () => ({ status: 'open' }) });
    const cart = await cartElement();
    await untilOpen(cart);
    expect($cart.get()).to.include({ id: before?.id, session: 'cs_1' });
    expect($cart.get()?.lines[0]?.variant).to.equal('sun-hat');
  });

  it('does not fill it again after a reload, but does on a new visit', async () => {
    fakeApi({ products: async () => both() });
    const first = await cartElement();
    await untilOpen(first);
    first.remove();
    clearCart();
    performance.getEntriesByType = (() => [{ type: 'reload' }]) as never;
    const second = await cartElement();
    await aTimeout(50);
    expect(isOpen(second)).to.equal(false);
    expect($cart.get()).to.equal(undefined);
    second.remove();
    performance.getEntriesByType = (() => [{ type: 'navigate' }]) as never;
    const third = await cartElement();
    await untilOpen(third);
    expect($cart.get()?.lines).to.have.length(2);
  });

  it('leaves out another currency and what is sold out, and names them', async () => {
    const yen = hat({ currency: 'JPY' });
    const sold = shirt({ variants: shirt().variants.map((each) => ({ ...each, available: false })) });
    const mug = hat({
      id: 'mug',
      title: 'Mug',
      variants: [{ id: 'mug', options: [], price: 900, available: true }],
    });
    history.replaceState(null, '', '?products=mug,sun-hat,linen-shirt');
    fakeApi({ products: async () => [yen, sold, mug] });
    const cart = await cartElement();
    await untilOpen(cart);
    await cart.updateComplete;
    expect(words(cart, '.title')).to.deep.equal(['Mug']);
    expect(words(cart, '.note')[0]).to.equal('Not available: Sun hat, Linen shirt');
  });

  it('keeps the cart when it could not be asked for, and offers to try again', async () => {
    fill();
    fakeApi({
      products: async () => {
        throw new ApiError('unreachable', 0);
      },
    });
    const errors: string[] = [];
    const note = (event: Event) => errors.push((event as SoukErrorEvent).code);
    document.addEventListener('souk-error', note);
    const cart = await cartElement();
    await untilOpen(cart);
    document.removeEventListener('souk-error', note);
    await cart.updateComplete;
    expect(errors).to.deep.equal(['unreachable']);
    expect($cart.get()?.lines).to.have.length(2);
    expect(words(cart, '.note')[0]).to.contain('This could not be loaded.');
    fakeApi({ products: async () => both() });
    find(cart, '.note button').click();
    await waitUntil(() => $cart.get()?.coupon === 'SEA');
  });
});
