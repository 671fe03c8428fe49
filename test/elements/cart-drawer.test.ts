import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ApiError } from '../../src/client/call.ts';
import { $cart, addToCart } from '../../src/state/cart.ts';
import { $kept } from '../../src/state/storage.ts';
import {
  active,
  all,
  cartElement,
  dialogOf,
  fill,
  find,
  opened,
  startAfresh,
  untilOpen,
  words,
} from '../support/cart.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

beforeEach(startAfresh);

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
    await untilOpen(cart);
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
    await untilOpen(cart);
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
    await untilOpen(cart);
    expect(words(cart, '.title')).to.deep.equal(['Linen shirt', 'Sun hat']);
    expect(all(cart, '.note')).to.deep.equal([]);
  });
});
