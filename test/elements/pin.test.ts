import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { SoukPin } from '../../src/elements/pin.ts';
import { $cart, clearCart } from '../../src/state/cart.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

customElements.define('souk-pin', SoukPin);

const inside = (pin: Element, selector: string) => pin.shadowRoot?.querySelector<HTMLElement>(selector);

/** The words a shopper sees, without runs of blanks. */
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();

async function ready(pin: SoukPin): Promise<SoukPin> {
  while (!inside(pin, '[part="add"], [part="buy"]')) await nextFrame();
  return pin;
}

const part = (pin: Element, name: string) => inside(pin, `[part="${name}"]`) as HTMLElement;

beforeEach(() => {
  localStorage.clear();
  clearCart();
  configure({ server: 'https://shop.test', checkout: 'redirect' });
});

describe('souk-pin', () => {
  it('is accessible', async () => {
    fakeApi({ products: [shirt()] });
    const pin = await ready(await fixture(html`<souk-pin product="linen-shirt"></souk-pin>`));
    await expect(pin).to.be.accessible();
  });

  it('shows title, price and the price before', async () => {
    fakeApi({ products: [shirt()] });
    const pin = await ready(await fixture(html`<souk-pin product="linen-shirt"></souk-pin>`));
    expect(words(part(pin, 'title'))).to.equal('Linen shirt');
    expect(words(part(pin, 'price'))).to.equal('€49.00 €59.00Before: €59.00');
  });

  it('adds to the cart', async () => {
    fakeApi({ products: [hat()] });
    const pin = await ready(await fixture(html`<souk-pin product="sun-hat"></souk-pin>`));
    setTimeout(() => part(pin, 'add').click());
    const event = await oneEvent(pin, 'souk-added');
    expect(event.detail.variant).to.equal('sun-hat');
    expect($cart.get()?.lines.length).to.equal(1);
    await aTimeout(0);
    expect(words(part(pin, 'message'))).to.equal('Sun hat is in your cart.');
  });
});
