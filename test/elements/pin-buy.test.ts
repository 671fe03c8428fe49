import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { Api } from '../../src/client/api.ts';
import { ApiError } from '../../src/client/call.ts';
import { SoukPin } from '../../src/elements/pin.ts';
import { $cart, clearCart } from '../../src/state/cart.ts';
import { forgetCheckout } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { type FakeApi, fakeApi, hat, shirt } from '../support/fake-api.ts';
import { count, inside, part, shown, until, words } from './pin-support.ts';

if (!customElements.get('souk-pin')) customElements.define('souk-pin', SoukPin);

let api: FakeApi;
let left: string[];

function shop(checkout: Api['checkout']): void {
  configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en' });
  api = fakeApi({ products: [hat(), shirt()], checkout });
}

const requests = () => api.calls.filter(([name]) => name === 'checkout').map(([, request]) => request);
const answer = async () => ({ session: 'cs_1', url: 'https://pay.test/1' });

function refuse(line: object): Api['checkout'] {
  return async () => {
    const lines = [{ variant: 'sun-hat', ...line }];
    throw new ApiError('price_changed', 409, { lines } as never);
  };
}

const pinOf = async (id: string) => shown(await fixture<SoukPin>(html`<souk-pin product=${id}></souk-pin>`));
const message = (pin: SoukPin) => words(part(pin, 'message'));

describe('souk-pin, buying at once', () => {
  beforeEach(() => {
    localStorage.clear();
    clearCart();
    forgetCheckout();
    left = [];
    $leave.set((url) => left.push(url));
  });

  it('leaves for the payment of this line alone, and leaves the cart as it is', async () => {
    shop(answer);
    const pin = await pinOf('sun-hat');
    const asked = count(pin, 'souk-checkout');
    let named = '';
    pin.addEventListener('souk-checkout', ({ cart }) => {
      named = cart;
    });
    part(pin, 'buy').click();
    await until(() => left.length === 1);
    expect(named).to.match(/^[0-9a-f]{32}$/);
    expect(requests()[0]).to.deep.include({ cart: named });
    expect(left).to.deep.equal(['https://pay.test/1']);
    expect(requests()[0]).to.deep.include({ currency: 'EUR', mode: 'redirect' });
    expect((requests()[0] as { lines: object[] }).lines).to.deep.equal([
      { product: 'sun-hat', variant: 'sun-hat', quantity: 1, seen: 2900 },
    ]);
    expect(asked.length).to.equal(1);
    expect($cart.get()?.lines ?? []).to.deep.equal([]);
  });

  it('says that it is busy and makes one session of a double press', async () => {
    let go = () => {};
    shop(
      () => new Promise((resolve) => (go = () => resolve({ session: 'cs_1', url: 'https://pay.test/1' }))),
    );
    const pin = await pinOf('sun-hat');
    part(pin, 'buy').click();
    part(pin, 'buy').click();
    await until(() => requests().length === 1);
    expect(words(part(pin, 'buy'))).to.equal('One moment…');
    expect(part(pin, 'buy').ariaBusy).to.equal('true');
    go();
    await until(() => part(pin, 'buy').ariaBusy === 'false');
    expect(words(part(pin, 'buy'))).to.equal('Buy now');
    expect(requests().length).to.equal(1);
    expect(left.length).to.equal(1);
  });

  it('buys nothing when a listener says no', async () => {
    shop(answer);
    const pin = await pinOf('sun-hat');
    pin.addEventListener('souk-checkout', (event) => event.preventDefault());
    part(pin, 'buy').click();
    await until(() => part(pin, 'buy').ariaBusy === 'false');
    await nextFrame();
    expect(requests().length).to.equal(0);
    expect(message(pin)).to.equal('');
  });

  it('shows the new price beside the old one and charges it only at the next press', async () => {
    shop(refuse({ reason: 'price_changed', price: 3100 }));
    const pin = await pinOf('sun-hat');
    part(pin, 'buy').click();
    await until(() => message(pin) !== '');
    expect(message(pin)).to.equal(
      'The price of Sun hat is now €31.00, it was €29.00. Press again if that is fine.',
    );
    expect(words(part(pin, 'price'))).to.equal('€31.00');
    expect(requests().length).to.equal(1);
    part(pin, 'buy').click();
    await until(() => requests().length === 2);
    expect((requests()[1] as { lines: { seen: number }[] }).lines[0]?.seen).to.equal(3100);
  });

  it('says what is sold out, and sells it no more', async () => {
    shop(refuse({ reason: 'sold_out', left: 0 }));
    const pin = await pinOf('sun-hat');
    part(pin, 'buy').click();
    await until(() => message(pin) !== '');
    expect(message(pin)).to.equal('Sun hat is sold out.');
    expect(words(part(pin, 'add'))).to.equal('Sold out');
  });

  it('says how many are left', async () => {
    shop(refuse({ reason: 'sold_out', left: 2 }));
    const pin = await pinOf('sun-hat');
    part(pin, 'buy').click();
    await until(() => message(pin) !== '');
    expect(message(pin)).to.equal('Sun hat: only 2 left.');
    expect(words(part(pin, 'add'))).to.equal('Add to cart');
  });

  it("offers the product's own page when the checkout does not open", async () => {
    shop(async () => {
      throw new ApiError('stripe_unavailable', 500);
    });
    const pin = await pinOf('sun-hat');
    part(pin, 'buy').click();
    await until(() => message(pin) !== '');
    expect(message(pin)).to.equal(
      'The checkout did not open. You have not been charged. Buy at the shop: Sun hat',
    );
    const link = part(pin, 'message').querySelector('a');
    expect([link?.getAttribute('href'), link?.target]).to.deep.equal(['/products/sun-hat', '_top']);
    await expect(pin).to.be.accessible();
  });

  for (const [name, settings, mode] of [
    ['the page says so', { checkout: 'link', server: 'https://shop.test' }, ''],
    ['there is no server', { checkout: 'redirect', server: undefined }, ''],
    ['the pin says so', { checkout: 'redirect', server: 'https://shop.test' }, 'link'],
  ] as const) {
    it(`is a link to the product when ${name}`, async () => {
      configure(settings);
      api = fakeApi({
        products: [hat({ url: 'https://buy.stripe.com/x?client_reference_id=a&utm_source=b' })],
      });
      const pin = await pinOf('sun-hat');
      pin.setAttribute('checkout', mode);
      await pin.updateComplete;
      expect(part(pin, 'buy').localName).to.equal('a');
      expect(part(pin, 'buy').getAttribute('href')).to.equal(
        'https://buy.stripe.com/x?client_reference_id=a&utm_source=b',
      );
      expect(part(pin, 'buy').getAttribute('target')).to.equal('_top');
      expect(inside(pin, '[part="add"]')).to.equal(null);
    });
  }
});
