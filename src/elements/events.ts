/**
 * The public events. A request is cancelable and comes before; a fact comes
 * after. A request's `promise` always settles: with true once done, with false
 * when a listener cancelled it or it failed.
 */
import { fail, type SoukErrorEvent, SoukEvent } from './fault.ts';
import type { SeenEvent } from './seen.ts';

export { fail, SoukErrorEvent, SoukEvent } from './fault.ts';
export { SeenEvent } from './seen.ts';

/** Base of the four requests that carry a promise of the result. */
export class SoukRequest extends SoukEvent {
  readonly promise: Promise<boolean>;
  /** Settles `promise`; called by the element that sent the request. */
  readonly settle: (done: boolean) => void;

  constructor(type: string) {
    super(type, true);
    let settle: (done: boolean) => void = () => {};
    this.promise = new Promise((resolve) => {
      settle = resolve;
    });
    this.settle = settle;
  }
}

export interface Bought {
  readonly product: string;
  readonly variant: string;
  readonly quantity: number;
  readonly post?: string;
}

/** A product card is about to open from a post. */
export class OpenEvent extends SoukRequest {
  readonly product: string;
  readonly post: string | undefined;
  constructor(product: string, post?: string) {
    super('souk-open');
    this.product = product;
    this.post = post;
  }
}

export class OpenedEvent extends SoukEvent {
  readonly product: string;
  readonly post: string | undefined;
  constructor(product: string, post?: string) {
    super('souk-opened');
    this.product = product;
    this.post = post;
  }
}

/** A product is about to go into the cart. */
export class AddEvent extends SoukRequest {
  readonly detail: Bought;
  constructor(detail: Bought) {
    super('souk-add');
    this.detail = detail;
  }
}

export class AddedEvent extends SoukEvent {
  readonly detail: Bought;
  constructor(detail: Bought) {
    super('souk-added');
    this.detail = detail;
  }
}

/** A checkout is about to start; `cart` is the cart's id. */
export class CheckoutEvent extends SoukRequest {
  readonly cart: string;
  readonly lines: readonly Bought[];
  constructor(cart: string, lines: readonly Bought[]) {
    super('souk-checkout');
    this.cart = cart;
    this.lines = lines;
  }
}

/** The server says that this session is paid. */
export class PaidEvent extends SoukEvent {
  readonly session: string;
  readonly cart: string | undefined;
  constructor(session: string, cart?: string) {
    super('souk-paid');
    this.session = session;
    this.cart = cart;
  }
}

declare global {
  interface HTMLElementEventMap {
    'souk-open': OpenEvent;
    'souk-opened': OpenedEvent;
    'souk-add': AddEvent;
    'souk-added': AddedEvent;
    'souk-checkout': CheckoutEvent;
    'souk-paid': PaidEvent;
    'souk-seen': SeenEvent;
    'souk-error': SoukErrorEvent;
  }
}

/**
 * Sends a request, does `work` unless a listener cancelled it, settles the
 * request's promise, and gives whether it was done.
 */
export async function ask(target: EventTarget, request: SoukRequest, work: () => unknown): Promise<boolean> {
  let done = target.dispatchEvent(request);
  try {
    if (done) done = (await work()) !== false;
  } catch (error) {
    done = false;
    fail(target, error);
  }
  request.settle(done);
  return done;
}
