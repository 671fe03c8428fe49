/** `POST /v1/checkout` and `GET /v1/checkout/:session`. */
import { MOST_LINES, MOST_PIECES } from '../cart.ts';
import { currencyCode } from '../money.ts';
import { list, oneOf, optional, or, type Read, record, text, whole } from '../parse.ts';
import { DEAREST, id } from '../product.ts';
import { link } from '../url.ts';

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
