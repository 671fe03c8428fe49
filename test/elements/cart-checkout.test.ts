import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { ApiError } from '../../src/client/call.ts';
import type { CheckoutEvent, PaidEvent, SoukErrorEvent } from '../../src/elements/events.ts';
import { $cart, change, clearCart } from '../../src/state/cart.ts';
import { $checkout } from '../../src/state/checkout.ts';
import { configure } from '../../src/state/settings.ts';
import { all, both, cartElement, dialogOf, find, left, opened, startAfresh, words } from '../support/cart.ts';
import { fakeApi } from '../support/fake-api.ts';

beforeEach(startAfresh);

describe('checking out', () => {
  const answer = { session: 'cs_1', url: 'https://pay.test/' };

  it('asks first, then makes one session of three clicks', async () => {
    const cart = await opened();
    const events: CheckoutEvent[] = [];
    cart.addEventListener('souk-checkout', (event) => events.push(event));
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const api = fakeApi({ products: both(), checkout: () => gate.then(() => answer) });
    const button = find(cart, '[part=checkout]');
    for (let click = 0; click < 3; click += 1) button.click();
    await waitUntil(() => $checkout.get().state === 'starting');
    await cart.updateComplete;
    expect(words(cart, '[part=checkout]')).to.deep.equal(['One moment…']);
    expect(button.ariaBusy).to.equal('true');
    go();
    expect(await events[0]?.promise).to.equal(true);
    expect(events).to.have.length(1);
    expect(events[0]?.lines.map((line) => line.variant)).to.deep.equal(['linen-shirt-s', 'sun-hat']);
    expect(api.calls.filter(([name]) => name === 'checkout')).to.have.length(1);
    expect(left).to.deep.equal(['https://pay.test/']);
  });

  it('is idle again after coming back', async () => {
    const cart = await opened();
    fakeApi({ products: both(), checkout: async () => answer, status: async () => ({ status: 'open' }) });
    find(cart, '[part=checkout]').click();
    await waitUntil(() => left.length === 1);
    await cart.updateComplete;
    expect(words(cart, '[part=checkout]')).to.deep.equal(['One moment…']);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => words(cart, '[part=checkout]')[0] === 'Check out');
  });

  it('does nothing when a listener cancels it', async () => {
    const cart = await opened();
    const api = fakeApi({ products: both(), checkout: async () => answer });
    cart.addEventListener('souk-checkout', (event) => event.preventDefault());
    find(cart, '[part=checkout]').click();
    await aTimeout(20);
    expect(api.calls.map(([name]) => name)).to.deep.equal([]);
    expect(words(cart, '[part=checkout]')).to.deep.equal(['Check out']);
  });

  const refuse = async (code: string, status: number, details = {}) => {
    const cart = await opened();
    const errors: SoukErrorEvent[] = [];
    cart.addEventListener('souk-error', (event) => errors.push(event));
    fakeApi({
      products: both(),
      checkout: async () => {
        throw new ApiError(code, status, details);
      },
    });
    find(cart, '[part=checkout]').click();
    await waitUntil(() => errors.length > 0);
    await cart.updateComplete;
    expect(errors.map((event) => event.code)).to.deep.equal([code]);
    return cart;
  };

  it('says line by line what was refused', async () => {
    const lines = [
      { variant: 'linen-shirt-s', reason: 'sold_out' as const, left: 1 },
      { variant: 'sun-hat', reason: 'price_changed' as const, price: 3300 },
    ];
    const cart = await refuse('price_changed', 409, { lines });
    expect(words(cart, '.line .note')).to.deep.equal([
      'Linen shirt: only 1 left.',
      'The price of Sun hat is now €33.00, it was €29.00. Press again if that is fine.',
    ]);
    expect(words(cart, '[part=total]')).to.deep.equal(['€131.00']);
    const select = find<HTMLSelectElement>(cart, 'select');
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    await cart.updateComplete;
    expect(words(cart, '.line .note')).to.have.length(1);
  });

  it('says sold out, gone, and a code that is not valid', async () => {
    const lines = [
      { variant: 'linen-shirt-s', reason: 'sold_out' as const, left: 0 },
      { variant: 'sun-hat', reason: 'gone' as const },
    ];
    const cart = await refuse('sold_out', 409, { lines });
    expect(words(cart, '.line .note')).to.deep.equal([
      'Linen shirt is sold out.',
      'Sun hat is no longer sold.',
    ]);
    await expect(cart).to.be.accessible();
    dialogOf(cart).close();
    change((old) => ({ ...old, coupon: 'OLD' }));
    const other = await refuse('coupon_invalid', 409);
    expect(words(other, 'footer .note')).to.deep.equal(['The code OLD is not valid.']);
    expect($cart.get()?.coupon).to.equal(undefined);
  });

  it('says that there is no connection, and shows the way through the shop', async () => {
    const cart = await refuse('unreachable', 0);
    expect(words(cart, 'footer .note')[0]).to.contain('No connection. You have not been charged.');
    expect(all(cart, 'footer .note a').map((link) => link.getAttribute('href'))).to.deep.equal([
      '/products/linen-shirt',
      '/products/sun-hat',
    ]);
    await expect(cart).to.be.accessible();
  });

  it('says that the checkout did not open', async () => {
    const cart = await refuse('http_500', 500);
    expect(words(cart, 'footer .note')[0]).to.contain(
      'The checkout did not open. You have not been charged.',
    );
  });

  it('links to the products where there is no server', async () => {
    for (const setting of [{ checkout: 'link' as const }, { server: undefined }]) {
      configure({ server: 'https://shop.test', checkout: 'redirect', ...setting });
      const cart = await opened();
      expect(all(cart, '[part=checkout]')).to.deep.equal([]);
      expect(words(cart, 'footer a')).to.deep.equal([
        'Buy at the shop: Linen shirt',
        'Buy at the shop: Sun hat',
      ]);
      clearCart();
    }
  });

  it('shows the code of a cart link and lets go of it', async () => {
    const cart = await opened();
    change((old) => ({ ...old, coupon: 'SEA' }));
    await cart.updateComplete;
    expect(words(cart, '.coupon span')).to.deep.equal(['Code: SEA']);
    find(cart, '.coupon button').click();
    await cart.updateComplete;
    expect(all(cart, '.coupon')).to.deep.equal([]);
  });

  it('tells the page once when it is paid, and the shopper in words', async () => {
    const cart = await cartElement();
    const other = await cartElement();
    const paid: PaidEvent[] = [];
    document.addEventListener('souk-paid', (event) => paid.push(event as PaidEvent));
    $checkout.set({ state: 'paid', session: 'cs_1', cart: 'c_1' });
    await waitUntil(() => all(cart, '.toast').length > 0);
    cart.after(cart);
    expect(paid.map((event) => [event.session, event.cart])).to.deep.equal([['cs_1', 'c_1']]);
    expect(words(cart, '.toast')[0]).to.contain('Thank you. Your order is paid.');
    expect(all(other, '.toast')).to.deep.equal([]);
    await expect(cart).to.be.accessible();
    find(cart, '.toast button').click();
    await waitUntil(() => all(cart, '.toast').length === 0);
    expect($checkout.get().state).to.equal('idle');
  });

  it('says in the open drawer that it was paid', async () => {
    const cart = await opened();
    clearCart();
    $checkout.set({ state: 'paid', session: 'cs_2' });
    await cart.updateComplete;
    expect(words(cart, 'footer .note')).to.deep.equal(['Thank you. Your order is paid.']);
    expect(all(cart, '.toast')).to.deep.equal([]);
  });
});
