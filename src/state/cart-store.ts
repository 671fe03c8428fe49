/**
 * The cart as the page shows it. What changes it is in `cart.ts`, which is
 * fetched when there is something to change or something is kept already: a
 * visitor who buys nothing does not pay for it.
 */
import { atom } from 'nanostores';
import type { Cart } from '../core/cart.ts';
import { report } from './report.ts';
import { $settings } from './settings.ts';
import { $kept, onOutsideChange, readKept } from './storage.ts';

/** What it is kept under. */
export const NAME = 'cart';

/** Undefined while it is empty and nothing is under way. */
export const $cart = atom<Cart | undefined>(undefined);

function follow(): void {
  if (readKept(NAME) || location.search.includes('souk_')) {
    import('./cart.ts').then(
      (cart) => cart.followDevice(),
      () => report('unreachable', 'the cart did not load'),
    );
  } else if ($kept.get()) {
    $cart.set(undefined);
  }
}

let started = false;

/** Begins to follow the device: called once by the first element that shows or fills the cart. Reading writes nothing. */
export function startCart(): void {
  if (started) return;
  started = true;
  follow();
  onOutsideChange(NAME, follow);
  let server = $settings.get().server;
  $settings.listen((settings) => {
    if (settings.server !== server) follow();
    server = settings.server;
  });
}
