/**
 * What browser and server say to each other: paths and bodies, with their
 * readers. The two meet here and nowhere else.
 */
import { MOST_LINES, MOST_PIECES } from './cart.ts';
import { currencyCode } from './money.ts';
import {
  flag,
  list,
  oneOf,
  optional,
  or,
  type Read,
  type Reader,
  type Refuse,
  record,
  text,
  whole,
} from './parse.ts';
import { type Post, postReader } from './post.ts';
import { DEAREST, id, type Product, productReader } from './product.ts';
import { link } from './url.ts';

/** Ids of one products request; a longer list is asked for in several. */
export const MOST_IDS = 200;

export const paths = {
  products: (ids: readonly string[]) => `/v1/products?ids=${ids.map(encodeURIComponent).join(',')}`,
  post: (post: string) => `/v1/posts/${encodeURIComponent(post)}`,
  posts: (after?: string) => `/v1/posts${after ? `?after=${encodeURIComponent(after)}` : ''}`,
  checkout: '/v1/checkout',
  status: (session: string) => `/v1/checkout/${encodeURIComponent(session)}`,
};

export function productsReader(onRefused?: Refuse): Reader<Product[]> {
  const read = record({ products: list(productReader(onRefused), MOST_IDS * 2, onRefused) });
  return (value, field) => read(value, field).products;
}

/** A feed of posts; `after` names the next page when there is one. */
export function postsReader(onRefused?: Refuse): Reader<{ posts: Post[]; after?: string }> {
  return record({ posts: list(postReader(onRefused), 100, onRefused), after: optional(text(200)) });
}

/** `redirect` leaves for Stripe's page, `dialog` shows it embedded. */
export const mode = oneOf('redirect', 'dialog');

const checkoutLine = record({
  product: id,
  variant: id,
  quantity: whole(1, MOST_PIECES),
  /** The price the shopper was shown, in minor units. It is compared, never charged. */
  seen: whole(0, DEAREST),
  post: optional(id),
});

export const checkoutRequest = record({
  cart: text(100),
  /** The currency the shopper was shown. */
  currency: currencyCode,
  lines: list(checkoutLine, MOST_LINES),
  mode,
  /** Where Stripe sends the shopper afterwards; its origin must be on the server's list. */
  returnUrl: link,
  post: optional(id),
  share: optional(id),
  coupon: optional(text(50)),
  locale: or(optional(text(35)), undefined),
});

export type Mode = Read<typeof mode>;
export type CheckoutLine = Read<typeof checkoutLine>;
export type CheckoutRequest = Read<typeof checkoutRequest>;

/**
 * `url` to leave for, or `clientSecret` to embed. `publishableKey` spares the
 * page author one attribute; `stripeJs` is set by the sandbox only, which brings a stand-in.
 */
export const checkoutAnswer = record({
  session: text(200),
  url: optional(link),
  clientSecret: optional(text(500)),
  publishableKey: optional(text(300)),
  stripeJs: optional(link),
});

export const status = oneOf('open', 'processing', 'paid', 'expired');
export const statusAnswer = record({ status, cart: optional(text(100)) });

export type CheckoutAnswer = Read<typeof checkoutAnswer>;
export type Status = Read<typeof status>;

/** Why a line cannot be sold as asked. */
const refusedLine = record({
  variant: id,
  /** `price_changed`: `price` is the new one · `sold_out`: `left` can still be had, 0 if none · `gone`: no longer sold. */
  reason: oneOf('price_changed', 'sold_out', 'gone'),
  price: optional(whole(0, DEAREST)),
  left: optional(whole()),
});

export type RefusedLine = Read<typeof refusedLine>;

/**
 * `bad_input` 400 · `not_found` 404 · `price_changed`, `sold_out`, `already_paid`, `coupon_invalid`,
 * `currency_changed` 409 · `too_large` 413 · `rate_limited` 429 · `internal` 500 · `stripe_unavailable`, `unavailable` 503.
 */
export const errorAnswer = record({
  error: record({
    code: text(50),
    message: or(text(500), 'no message'),
    requestId: or(optional(text(100)), undefined),
    lines: or(optional(list(refusedLine, MOST_LINES)), undefined),
    /** With `already_paid`: the session that was. */
    session: or(optional(text(200)), undefined),
    retry: or(optional(flag), undefined),
  }),
});

export type ErrorAnswer = Read<typeof errorAnswer>;
