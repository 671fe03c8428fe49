import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { ApiError } from '../../src/client/api.ts';
import { SoukCart } from '../../src/elements/cart.ts';
import type { CheckoutEvent, PaidEvent, SoukErrorEvent } from '../../src/elements/events.ts';
import { AddedEvent } from '../../src/elements/events.ts';
import { $cart, addToCart, change, clearCart } from '../../src/state/cart.ts';
import { $checkout } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { $kept } from '../../src/state/storage.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

customElements.define('souk-cart', SoukCart);

const PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';
const both = () => [shirt(), hat()];

let left: string[];

const cartElement = () => fixture<SoukCart>(html`<souk-cart><a href="/cart">Cart</a></souk-cart>`);
const find = <T extends HTMLElement>(cart: SoukCart, selector: string) => {
  const found = cart.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const all = (cart: SoukCart, selector: string) => [
  ...cart.renderRoot.querySelectorAll<HTMLElement>(selector),
];
const words = (cart: SoukCart, selector: string) =>
  all(cart, selector).map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim());
const dialogOf = (cart: SoukCart) => find<HTMLDialogElement>(cart, 'dialog');
const active = (cart: SoukCart) => cart.shadowRoot?.activeElement;

/** Has two shirts and a hat, opened as a shopper does it. */
async function opened(): Promise<SoukCart> {
  fill();
  const cart = await cartElement();
  find(cart, '.bag').click();
  await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
  await aTimeout(0);
  await cart.updateComplete;
  return cart;
}

function fill(): void {
  addToCart(shirt({ images: [PICTURE] }), shirt().variants[0] as never, 2);
  addToCart(hat(), hat().variants[0] as never, 1);
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en', returnUrl: undefined });
  clearCart();
  $checkout.set({ state: 'idle' });
  left = [];
  $leave.set((url) => left.push(url));
  fakeApi({ products: both() });
});

describe('the cart button', () => {
  it('is accessible, empty and filled', async () => {
    const cart = await cartElement();
    await expect(cart).to.be.accessible();
    fill();
    await cart.updateComplete;
    await expect(cart).to.be.accessible();
  });

  it('shows and says how much is in the cart', async () => {
    const cart = await cartElement();
    expect(find(cart, '.bag').ariaLabel).to.equal('Cart');
    expect(all(cart, '.badge')).to.deep.equal([]);
    fill();
    await cart.updateComplete;
    expect(find(cart, '.bag').ariaLabel).to.equal('Cart, items: 3, €127.00');
    expect(words(cart, '.badge')).to.deep.equal(['3']);
    expect(words(cart, '.bag ~ [role=status]')).to.deep.equal(['Cart, items: 3, €127.00']);
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
    expect(cart.renderRoot.querySelector('dialog')?.open).not.to.equal(true);
    expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
  });

  it('opens when something was added, if it is told to', async () => {
    const cart = await fixture<SoukCart>(html`<souk-cart open-on-add></souk-cart>`);
    const other = await cartElement();
    fill();
    document.body.dispatchEvent(new AddedEvent({ product: 'sun-hat', variant: 'sun-hat', quantity: 1 }));
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    expect(other.renderRoot.querySelector('dialog')?.open).not.to.equal(true);
  });
});

describe('the drawer', () => {
  it('is accessible', async () => {
    const cart = await opened();
    await expect(cart).to.be.accessible();
  });

  it('takes the focus to its heading and gives it back', async () => {
    fill();
    const cart = await cartElement();
    const button = find(cart, '.bag');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    expect(active(cart)).to.equal(find(cart, 'h2'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialogOf(cart).open);
    expect(active(cart)).to.equal(button);
  });

  it('closes by its button and by a click beside it, not by a drag that ends there', async () => {
    const cart = await opened();
    const dialog = dialogOf(cart);
    find(cart, '.scroll').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(dialog.open).to.equal(true);
    dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(dialog.open).to.equal(false);
    find(cart, '.bag').click();
    await waitUntil(() => dialog.open);
    find(cart, '[part=close]').click();
    expect(dialog.open).to.equal(false);
  });

  it('holds the page still and lets it go, without touching its elements', async () => {
    const before = document.documentElement.outerHTML.length;
    const cart = await opened();
    expect(getComputedStyle(document.documentElement).overflow).to.equal('hidden');
    expect(document.documentElement.getAttributeNames()).to.deep.equal(['lang']);
    dialogOf(cart).close();
    await waitUntil(() => getComputedStyle(document.documentElement).overflow === 'visible');
    expect(before).to.be.greaterThan(0);
  });

  it('shows lines, prices and the sum', async () => {
    const cart = await opened();
    expect(words(cart, '.title')).to.deep.equal(['Linen shirt', 'Sun hat']);
    expect(words(cart, '.line .price')).to.deep.equal(['€98.00', '€29.00']);
    expect(words(cart, '.each')).to.deep.equal(['2 × €49.00']);
    expect(words(cart, '[part=total]')).to.deep.equal(['€127.00']);
    expect(find<HTMLAnchorElement>(cart, '.title').getAttribute('href')).to.equal('/products/linen-shirt');
  });

  it('changes a quantity', async () => {
    const cart = await opened();
    const select = find<HTMLSelectElement>(cart, 'select');
    expect(select.value).to.equal('2');
    select.value = '5';
    select.dispatchEvent(new Event('change'));
    await cart.updateComplete;
    expect($cart.get()?.lines[0]?.quantity).to.equal(5);
    expect(words(cart, '[part=total]')).to.deep.equal(['€274.00']);
  });

  it('removes a line, offers it back, and keeps the focus in reach', async () => {
    const cart = await opened();
    find(cart, '.line button').click();
    await waitUntil(() => words(cart, '.title').length === 1);
    await cart.updateComplete;
    expect(words(cart, '.undo span')).to.deep.equal(['Linen shirt was removed.']);
    await waitUntil(() => active(cart) === find(cart, '.undo button'));
    await sendKeys({ press: 'Enter' });
    await cart.updateComplete;
    expect(words(cart, '.title')).to.deep.equal(['Linen shirt', 'Sun hat']);
    expect(active(cart)).to.equal(find(cart, 'h2'));
  });

  it('says that it is empty', async () => {
    const cart = await cartElement();
    find(cart, '.bag').click();
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    expect(words(cart, '.empty')).to.deep.equal(['Your cart is empty.']);
    expect(all(cart, '[part=checkout]')).to.deep.equal([]);
    await expect(cart).to.be.accessible();
  });

  it('says when the browser keeps nothing', async () => {
    const cart = await opened();
    $kept.set(false);
    await cart.updateComplete;
    expect(words(cart, '.note')[0]).to.contain('Your browser keeps nothing');
    $kept.set(true);
  });

  it('looks at its lines with one request: gone, sold out, another price', async () => {
    fill();
    addToCart(
      hat({ id: 'cap' }),
      { ...hat().variants[0], id: 'cap', options: [], price: 100, available: true },
      1,
    );
    const sold = shirt({ variants: shirt().variants.map((each) => ({ ...each, available: false })) });
    const dearer = hat({ variants: [{ id: 'sun-hat', options: [], price: 3100, available: true }] });
    const api = fakeApi({ products: [sold, dearer] });
    const cart = await cartElement();
    find(cart, '.bag').click();
    await waitUntil(() => all(cart, '.note').length === 3);
    expect(api.calls).to.deep.equal([['products', ['linen-shirt', 'sun-hat', 'cap']]]);
    expect(words(cart, '.note')).to.deep.equal([
      'Linen shirt is sold out.',
      'The price of Sun hat is now €31.00, it was €29.00. Press again if that is fine.',
      'Sun hat is no longer sold.',
    ]);
    expect(words(cart, '[part=total]')).to.deep.equal(['€130.00']);
  });

  it('stays usable when its lines cannot be looked at', async () => {
    fill();
    fakeApi({
      products: async () => {
        throw new ApiError('http_500', 500);
      },
    });
    const cart = await cartElement();
    find(cart, '.bag').click();
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    expect(words(cart, '.title')).to.deep.equal(['Linen shirt', 'Sun hat']);
    expect(all(cart, '.note')).to.deep.equal([]);
  });
});

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

describe('a cart link', () => {
  const before = location.href;
  const visit = performance.getEntriesByType;

  beforeEach(() => history.replaceState(null, '', '?products=sun-hat:2,linen-shirt-m,nothing&coupon=SEA'));

  afterEach(() => {
    history.replaceState(null, '', before);
    performance.getEntriesByType = visit;
  });

  it('fills the cart, opens it, and names what is missing', async () => {
    fakeApi({ products: async () => both() });
    const cart = await cartElement();
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    await cart.updateComplete;
    const lines = $cart.get()?.lines.map(({ variant, quantity }) => [variant, quantity]);
    expect(lines).to.deep.equal([
      ['sun-hat', 2],
      ['linen-shirt-m', 1],
    ]);
    expect($cart.get()?.coupon).to.equal('SEA');
    expect(words(cart, '.note')[0]).to.equal('Not available: nothing');
    expect(location.search).to.contain('products=');
  });

  it('does not fill it again after a reload, but does on a new visit', async () => {
    fakeApi({ products: async () => both() });
    const first = await cartElement();
    await waitUntil(() => first.renderRoot.querySelector('dialog')?.open);
    first.remove();
    clearCart();
    performance.getEntriesByType = (() => [{ type: 'reload' }]) as never;
    const second = await cartElement();
    await aTimeout(50);
    expect(second.renderRoot.querySelector('dialog')?.open).not.to.equal(true);
    expect($cart.get()).to.equal(undefined);
    second.remove();
    performance.getEntriesByType = (() => [{ type: 'navigate' }]) as never;
    const third = await cartElement();
    await waitUntil(() => third.renderRoot.querySelector('dialog')?.open);
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
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
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
    const cart = await cartElement();
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    await cart.updateComplete;
    expect($cart.get()?.lines).to.have.length(2);
    expect(words(cart, '.note')[0]).to.contain('This could not be loaded.');
    fakeApi({ products: async () => both() });
    find(cart, '.note button').click();
    await waitUntil(() => $cart.get()?.coupon === 'SEA');
  });
});

describe('the drawer on any screen', () => {
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'no-preference' });
    document.documentElement.removeAttribute('dir');
  });

  for (const [width, height] of [
    [320, 640],
    [320, 256],
    [768, 1024],
    [1440, 900],
  ] as const) {
    it(`fits ${width} × ${height}`, async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      await setViewport({ width, height });
      const cart = await opened();
      const box = dialogOf(cart).getBoundingClientRect();
      expect(box.right).to.equal(width);
      expect(box.width).to.equal(Math.min(width, width <= 480 ? width : 440));
      for (const selector of ['dialog', '.scroll', '.line', 'footer']) {
        const element = find(cart, selector);
        expect(element.scrollWidth, selector).to.be.at.most(element.clientWidth + 1);
      }
      for (const button of all(cart, 'button, select')) {
        expect(button.getBoundingClientRect().height, button.outerHTML).to.be.at.least(44);
      }
    });
  }

  it('comes from the other side in a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    await emulateMedia({ reducedMotion: 'reduce' });
    await setViewport({ width: 1000, height: 700 });
    const cart = await opened();
    expect(dialogOf(cart).getBoundingClientRect().left).to.equal(0);
    await expect(cart).to.be.accessible();
  });

  it('is accessible in the dark and with forced colours', async () => {
    document.documentElement.style.colorScheme = 'light dark';
    await emulateMedia({ colorScheme: 'dark' });
    const cart = await opened();
    await expect(cart).to.be.accessible();
    document.documentElement.style.colorScheme = '';
    await emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await expect(cart).to.be.accessible();
  });

  it('holds long titles', async () => {
    await setViewport({ width: 320, height: 640 });
    addToCart(
      hat({ title: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(5) }),
      hat().variants[0] as never,
      99,
    );
    const cart = await cartElement();
    find(cart, '.bag').click();
    await waitUntil(() => cart.renderRoot.querySelector('dialog')?.open);
    const line = find(cart, '.line');
    expect(line.scrollWidth).to.be.at.most(line.clientWidth);
  });
});
