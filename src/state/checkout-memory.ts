/** Which session pays for what, until the server says that it is paid. */
import { type Cart, type Line, MOST_LINES } from '../core/cart.ts';
import { json, list, optional, type Read, record, text, whole } from '../core/parse.ts';
import { $cart, change, clearCart, fillCart } from './cart.ts';
import { $checkout, type Order } from './checkout.ts';
import { keep, randomId } from './keep.ts';
import { keyOf, readKept } from './storage.ts';

const pieces = list(record({ variant: text(100), quantity: whole(1) }), MOST_LINES);
const reader = record({ cart: text(100), session: optional(text(200)), lines: pieces });

type Memory = Read<typeof reader>;

const CART = 'paying';
/** "Buy now" is remembered by the tab alone: it is no part of the cart that all tabs share. */
const NOW = 'now';

let now: Memory | undefined;

function read(source: string | null): Memory | undefined {
  try {
    return source ? json(reader, source, 'checkout') : undefined;
  } catch {
    return undefined;
  }
}

function readNow(): Memory | undefined {
  try {
    return read(sessionStorage.getItem(keyOf(NOW))) ?? now;
  } catch {
    return now;
  }
}

function keepNow(memory: Memory | undefined): void {
  now = memory;
  try {
    if (memory) sessionStorage.setItem(keyOf(NOW), JSON.stringify(memory));
    else sessionStorage.removeItem(keyOf(NOW));
  } catch {
    // A full or closed storage: memory serves until the page goes.
  }
}

/** The id that stands for the cart in "buy now"; the same after coming back, so that the open session is found. */
export function nowCart(): string {
  const memory = readNow() ?? { cart: randomId(), lines: [] };
  keepNow(memory);
  return memory.cart;
}

const piecesOf = (lines: readonly Line[]) => lines.map(({ variant, quantity }) => ({ variant, quantity }));

/** Notes the session before the page leaves, so that the return is recognised. */
export function remember(order: Order, session: string): void {
  const lines = piecesOf(order.lines);
  if (order.now) {
    keepNow({ cart: nowCart(), session, lines });
  } else {
    change((cart) => ({ ...cart, session }));
    keep(CART, JSON.stringify({ cart: $cart.get()?.id, session, lines }));
  }
}

/** Ends the tab's "buy now"; whether it was for something else than `order`. */
export function forgetNow(order: Order): boolean {
  const before = readNow();
  keepNow(undefined);
  return JSON.stringify(before?.lines) !== JSON.stringify(piecesOf(order.lines));
}

/** The server says paid: what was paid for leaves the cart. What came in meanwhile stays, as a new cart. */
export function settlePaid(session: string): void {
  const told = $checkout.get();
  // Two questions may be under way at once; what is known is not news.
  if (told.state === 'paid' && told.session === session) return;
  const cart = $cart.get();
  const own = readNow();
  const paid = cart && cart.session === session ? cart.id : own?.session === session ? own.cart : undefined;
  if (cart && paid === cart.id) takeOut(cart, read(readKept(CART)));
  if (own && paid === own.cart) keepNow(undefined);
  $checkout.set({ state: 'paid', session, cart: paid });
}

/** The server says that it was paid before this press. */
export function settleAlreadyPaid(order: Order, session = ''): void {
  const cart = order.now ? undefined : $cart.get();
  if (cart) takeOut(cart, read(readKept(CART)));
  if (order.now) keepNow(undefined);
  $checkout.set({ state: 'paid', session, cart: cart?.id, again: true });
}

function takeOut(cart: Cart, memory: Memory | undefined): void {
  keep(CART, undefined);
  const paid = new Map(
    memory?.cart === cart.id ? memory.lines.map((each) => [each.variant, each.quantity]) : [],
  );
  const rest = cart.lines.flatMap((line) => {
    const quantity = line.quantity - (paid.get(line.variant) ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  if (paid.size && rest.length) fillCart(cart.currency, rest);
  else clearCart();
}

/** The session is over without payment; the cart stays. */
export function forgetSession(session: string): void {
  keep(CART, undefined);
  if (readNow()?.session === session) keepNow(undefined);
  change((cart) => (cart.session === session ? { ...cart, session: undefined } : cart));
}
