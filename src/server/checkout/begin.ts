/**
 * From what the page asks to a session at Stripe. The order makes it safe to crash
 * anywhere: hold stock and write the row, ask Stripe with a key, write the answer.
 */
import { createHash } from 'node:crypto';
import type { CheckoutAnswer, CheckoutRequest } from '../../core/wire.ts';
import { type Deps, ownOrigin } from '../deps.ts';
import { HttpError } from '../errors.ts';
import { type Checkout, heldBy, historyOf, insertCheckout } from '../storage/checkouts.ts';
import { productsById } from '../storage/products.ts';
import type { Db } from '../storage/schema.ts';
import { leftOf, reserve } from '../storage/stock.ts';
import { type AgreedLine, agree, refusal } from './agree.ts';
import { findPromotionCode } from './coupon.ts';
import { sessionParams } from './params.ts';
import { checkReturnUrl } from './return-url.ts';
import { endOthers, settled } from './standing.ts';
import { openAtStripe } from './stripe-session.ts';

/** How long stock is held, in milliseconds: Stripe's least is 30 minutes by its own clock. */
const HOLD = 31 * 60_000;
/** Rounds of looking and inserting before a shopper is sent away with `busy`. */
const MOST_ROUNDS = 6;

/** One question of a page: `key` is the same for a double click, a retry and a return. */
interface Ask {
  request: CheckoutRequest;
  key: string;
  returnUrl: string;
  origin: string;
}

export async function beginCheckout(
  request: CheckoutRequest,
  http: Request,
  deps: Deps,
): Promise<CheckoutAnswer> {
  const origin = ownOrigin(http, deps.settings);
  const returnUrl = checkReturnUrl(request.returnUrl, origin, deps.settings.origins);
  const ask = { request, returnUrl, origin, key: keyOf(request, returnUrl) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const checkout = await oneRound(ask, deps);
    if (checkout?.state === 'open') return answerOf(checkout, origin, deps);
    if (checkout && isBought(checkout)) throw alreadyPaid(checkout);
  }
  throw new HttpError(409, 'busy', 'This checkout is being opened elsewhere. Try again in a moment.', {
    retry: true,
  });
}

/** Undefined when another request was faster and a second look is needed. */
async function oneRound(ask: Ask, deps: Deps): Promise<Checkout | undefined> {
  const { db } = deps.storage;
  const history = await historyOf(db, ask.request.cart, ask.key);
  const { known } = history;
  const standing = known && (await settled(known, deps));
  if (standing?.state === 'open' || (standing && isBought(standing))) return standing;
  const others = await endOthers(history.others, deps);
  const bought = others.find(isBought);
  if (bought) return bought;
  const checkout = await hold(ask, (standing?.attempt ?? 0) + 1, deps);
  return checkout && openAtStripe(checkout, deps);
}

const isLive = ({ state }: Checkout) => state !== 'expired' && state !== 'failed';
const isBought = ({ state }: Checkout) => state === 'paid' || state === 'processing';

function alreadyPaid({ session }: Checkout): HttpError {
  return new HttpError(409, 'already_paid', 'This cart has been paid for.', {
    session: session ?? undefined,
  });
}

/** Shown prices count: who saw another price asks for something else. */
function keyOf(
  { cart, currency, lines, mode, post, share, coupon, locale }: CheckoutRequest,
  returnUrl: string,
): string {
  const asked = lines.map(({ product, variant, quantity, seen, post }) => [
    product,
    variant,
    quantity,
    seen,
    post,
  ]);
  const parts = [cart, currency, asked, mode, returnUrl, post, share, coupon, locale];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Agrees on prices, then holds stock and writes the row in one transaction. Undefined: another was faster. */
async function hold(ask: Ask, attempt: number, deps: Deps): Promise<Checkout | undefined> {
  const { request } = ask;
  const lines = await agreed(ask, deps);
  if (!lines) return undefined;
  const promotionCode = request.coupon && (await findPromotionCode(request.coupon, deps));
  const checkout = newCheckout(ask, attempt, lines, promotionCode, deps);
  const inserted = await deps.storage.transaction(async (tx) => {
    if (!(await insertCheckout(tx, checkout))) return false;
    const short = await reserve(tx, heldBy(checkout));
    if (short.length) throw await soldOut(tx, request, short);
    const { others } = await historyOf(tx, request.cart, checkout.key);
    const bought = others.find(isBought);
    if (bought) throw alreadyPaid(bought);
    return true;
  });
  return inserted ? checkout : undefined;
}

/** Undefined when stock is short because the cart itself has got it, by the other half of a double click. */
async function agreed({ request, key }: Ask, { storage: { db } }: Deps): Promise<AgreedLine[] | undefined> {
  const ids = [...new Set(request.lines.map(({ product }) => product))];
  try {
    return agree(request, await productsById(db, ids));
  } catch (error) {
    const { known, others } = await historyOf(db, request.cart, key);
    if (others.length || (known && isLive(known))) return undefined;
    throw error;
  }
}

/** Somebody took the last ones between the look and the hold. Thrown, it undoes the transaction. */
async function soldOut(db: Db, request: CheckoutRequest, short: readonly string[]): Promise<HttpError> {
  const left = await leftOf(db, short);
  const lines = request.lines.filter(({ variant }) => short.includes(variant));
  return refusal(lines.map(({ variant }) => ({ variant, reason: 'sold_out', left: left.get(variant) ?? 0 })));
}

function newCheckout(
  { request, key, returnUrl, origin }: Ask,
  attempt: number,
  lines: readonly AgreedLine[],
  promotionCode: string | undefined,
  { newId, now, settings: { shipTo } }: Deps,
): Checkout {
  const id = newId();
  const createdAt = now();
  const expiresAt = createdAt + HOLD;
  const params = sessionParams({ id, request, lines, returnUrl, origin, expiresAt, promotionCode, shipTo });
  const { cart, currency, mode, post = null, share = null, coupon = null } = request;
  return {
    ...{ id, key, attempt, state: 'starting', session: null, url: null, client_secret: null },
    ...{ cart, currency, mode, post, share, coupon, return_url: returnUrl, params: JSON.stringify(params) },
    ...{ created_at: createdAt, expires_at: expiresAt, checked_at: 0 },
    lines: lines.map(({ options, image, ...line }) => ({
      ...line,
      title: options ? `${line.title}, ${options}` : line.title,
    })),
  };
}

function answerOf(
  { session, url, client_secret: clientSecret }: Checkout,
  origin: string,
  deps: Deps,
): CheckoutAnswer {
  const { publishableKey, stripeJs } = deps.settings;
  return {
    session: session ?? '',
    ...(clientSecret ? { clientSecret } : url && { url }),
    ...(publishableKey && { publishableKey }),
    ...(stripeJs && { stripeJs: new URL(stripeJs, origin).href }),
  };
}
