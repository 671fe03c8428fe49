/** What every route answers when it refuses. */
import { flag, list, oneOf, optional, or, type Read, record, text, whole } from '../parse.ts';
import { DEAREST, id } from '../product.ts';

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
    lines: or(optional(list(refusedLine, 100)), undefined),
    /** With `already_paid`: the session that was. */
    session: or(optional(text(200)), undefined),
    retry: or(optional(flag), undefined),
  }),
});

export type ErrorAnswer = Read<typeof errorAnswer>;
