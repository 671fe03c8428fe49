import { expect, waitUntil } from '@open-wc/testing';
import {
  $cart,
  addToCart,
  clearCart,
  removeLine,
  restoreCart,
  startCart,
  undoRemove,
} from '../../src/state/cart.ts';
import { configure } from '../../src/state/settings.ts';
import { $kept, keyOf } from '../../src/state/storage.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

const add = (quantity = 1) => addToCart(shirt(), shirt().variants[0] as never, quantity);

/** Replaces one method of the browser's storage until the test is over. */
function storageThat(work: Partial<Storage>): () => void {
  const before = Object.getOwnPropertyDescriptors(Storage.prototype);
  for (const [name, method] of Object.entries(work)) {
    Object.defineProperty(Storage.prototype, name, { value: method, configurable: true, writable: true });
  }
  return () => Object.defineProperties(Storage.prototype, before);
}

const deny = () => {
  throw new DOMException('denied', 'SecurityError');
};

beforeEach(() => {
  fakeApi();
  localStorage.clear();
  configure({ server: 'https://shop.test' });
  clearCart();
});

describe('the kept cart', () => {
  it('is written by the first line and not before', () => {
    restoreCart();
    expect(localStorage.length).to.equal(0);
    add();
    expect(localStorage.length).to.equal(1);
  });

  it('comes back after a reload with the same id', () => {
    add(2);
    const before = $cart.get();
    $cart.set(undefined);
    restoreCart();
    expect($cart.get()).to.deep.equal(before);
  });

  for (const kept of [
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"lines":[]}',
    '{"id":"a","currency":"EUR","lines":"no"}',
    '{"id":"a","currency":"ZZZ","lines":[]}',
  ]) {
    it(`starts anew over ${kept || 'nothing'}`, () => {
      localStorage.setItem(keyOf('cart'), kept);
      restoreCart();
      expect($cart.get()).to.equal(undefined);
      add();
      expect($cart.get()?.lines).to.have.length(1);
    });
  }

  it('leaves out a line that no longer fits and keeps the rest', () => {
    add();
    const cart = JSON.parse(localStorage.getItem(keyOf('cart')) ?? '');
    for (const wrong of [{ price: 'free' }, { quantity: -1 }, { variant: '' }]) {
      cart.lines.push({ ...cart.lines[0], ...wrong });
    }
    localStorage.setItem(keyOf('cart'), JSON.stringify(cart));
    restoreCart();
    expect($cart.get()?.lines).to.have.length(1);
  });

  it('lets nothing through a __proto__', () => {
    const line =
      '{"product":"a","variant":"a","quantity":1,"price":1,"title":"A","__proto__":{"polluted":1}}';
    const cart = `{"id":"a","currency":"EUR","lines":[${line}],"__proto__":{"polluted":1}}`;
    localStorage.setItem(keyOf('cart'), cart);
    restoreCart();
    expect($cart.get()?.lines).to.have.length(1);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    expect(($cart.get() as unknown as Record<string, unknown>).polluted).to.equal(undefined);
  });

  it('lives in memory when the browser denies storage, and says so', () => {
    const restore = storageThat({ getItem: deny, setItem: deny, removeItem: deny });
    try {
      add();
      add();
      expect($cart.get()?.lines[0]?.quantity).to.equal(2);
      expect($kept.get()).to.equal(false);
    } finally {
      restore();
    }
  });

  it('lives in memory when storage is full', () => {
    add();
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const restore = storageThat({ setItem: full });
    try {
      add();
      expect($cart.get()?.lines[0]?.quantity).to.equal(2);
      removeLine('linen-shirt-s');
      undoRemove();
      expect($cart.get()?.lines[0]?.quantity).to.equal(2);
    } finally {
      restore();
    }
    add();
    expect($kept.get()).to.equal(true);
    expect($cart.get()?.lines[0]?.quantity).to.equal(3);
  });

  it('follows another tab, and does not lose what it wrote', async () => {
    startCart();
    add();
    const other = JSON.parse(localStorage.getItem(keyOf('cart')) ?? '');
    other.lines[0].quantity = 5;
    localStorage.setItem(keyOf('cart'), JSON.stringify(other));
    window.dispatchEvent(new StorageEvent('storage', { key: keyOf('cart') }));
    await waitUntil(() => $cart.get()?.lines[0]?.quantity === 5);
    // The event of a second write is lost; adding still builds on it.
    other.lines[0].quantity = 8;
    localStorage.setItem(keyOf('cart'), JSON.stringify(other));
    add();
    expect($cart.get()?.lines[0]?.quantity).to.equal(9);
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    await waitUntil(() => $cart.get() === undefined);
  });

  it('is read again when the page comes back from the back/forward cache', async () => {
    startCart();
    add();
    localStorage.clear();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => $cart.get() === undefined);
  });

  it('keeps shops apart', async () => {
    startCart();
    add();
    configure({ server: 'https://other.test' });
    await waitUntil(() => $cart.get() === undefined);
    configure({ server: 'https://shop.test' });
    await waitUntil(() => $cart.get()?.lines.length === 1);
  });

  it('holds one currency', () => {
    add();
    const yen = hat({ currency: 'JPY' });
    expect(() => addToCart(yen, yen.variants[0] as never, 1)).to.throw('the cart is in EUR');
    removeLine('linen-shirt-s');
    addToCart(yen, yen.variants[0] as never, 1);
    expect($cart.get()?.currency).to.equal('JPY');
  });
});
