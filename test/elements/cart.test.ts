import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { SoukCart } from '../../src/elements/cart.ts';
import { AddedEvent } from '../../src/elements/events.ts';
import {
  all,
  both,
  cartElement,
  fill,
  find,
  isOpen,
  startAfresh,
  untilOpen,
  words,
} from '../support/cart.ts';
import { fakeApi } from '../support/fake-api.ts';

beforeEach(startAfresh);

/** The total comes with the drawer, once there is a line. */
const totalShown = (cart: SoukCart) => waitUntil(() => /€/.test(find(cart, '.bag').ariaLabel ?? ''));

describe('the cart button', () => {
  it('is accessible, empty and filled', async () => {
    const cart = await cartElement();
    await expect(cart).to.be.accessible();
    fill();
    await totalShown(cart);
    await expect(cart).to.be.accessible();
  });

  it('shows and says how much is in the cart', async () => {
    const cart = await cartElement();
    expect(find(cart, '.bag').ariaLabel).to.equal('Cart');
    expect(all(cart, '.badge')).to.deep.equal([]);
    fill();
    await totalShown(cart);
    expect(find(cart, '.bag').ariaLabel).to.equal('Cart, items: 3, €127.00');
    expect(words(cart, '.badge')).to.deep.equal(['3']);
    expect(words(cart, '.bag + [role=status]')).to.deep.equal(['Cart, items: 3, €127.00']);
  });

  it('shows a kept cart without telling it as news, and asks for nothing', async () => {
    fill();
    const api = fakeApi({ products: both() });
    const cart = await cartElement();
    expect(words(cart, '.badge')).to.deep.equal(['3']);
    expect(words(cart, '.bag ~ [role=status]')).to.deep.equal(['']);
    expect(api.calls).to.deep.equal([]);
  });

  it('shares its state with a second cart, and only one speaks', async () => {
    const first = await cartElement();
    const second = await cartElement();
    fill();
    await Promise.all([first.updateComplete, second.updateComplete]);
    expect(words(second, '.badge')).to.deep.equal(['3']);
    expect(words(second, '.bag ~ [role=status]')).to.deep.equal(['']);
  });

  it('hides its fallback, and leaves it where it is', async () => {
    const cart = await cartElement();
    expect(cart.querySelector('a')?.getClientRects().length).to.equal(0);
    expect(cart.innerHTML).to.contain('<a href="/cart">Cart</a>');
  });

  it('survives being taken out while it opens', async () => {
    fill();
    const cart = await cartElement();
    find(cart, '.bag').click();
    cart.remove();
    await aTimeout(50);
    expect(isOpen(cart)).to.equal(false);
    expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
  });

  it('opens when something was added, if it is told to', async () => {
    const cart = await fixture<SoukCart>(html`<souk-cart open-on-add></souk-cart>`);
    const other = await cartElement();
    fill();
    document.body.dispatchEvent(new AddedEvent({ product: 'sun-hat', variant: 'sun-hat', quantity: 1 }));
    await untilOpen(cart);
    expect(isOpen(other)).to.equal(false);
  });
});
