/** Coupons and promotion codes: made by the owner, looked up by the shop, checked when a session takes one. */
import type { Context } from './context.ts';
import { currency } from './currency.ts';
import { invalid, missing } from './errors.ts';
import type { Branch } from './form.ts';
import { decimal, flag, hash, ignored, integer, metadata, oneOf, params, text } from './schema.ts';
import type { Coupon, PromotionCode } from './types.ts';

const COUPON = {
  id: text(200),
  amount_off: integer(1),
  percent_off: decimal,
  currency,
  duration: oneOf('forever', 'once', 'repeating'),
  duration_in_months: integer(1),
  max_redemptions: integer(1),
  redeem_by: integer(0),
  name: text(40),
  metadata,
  applies_to: ignored,
  expand: ignored,
};

export function createCoupon(context: Context, form: Branch): Coupon {
  const given = params(form, COUPON);
  if ((given.amount_off === undefined) === (given.percent_off === undefined)) {
    throw invalid('You must pass either `percent_off` or `amount_off`.', 'percent_off', 'parameter_missing');
  }
  if (given.percent_off !== undefined && (given.percent_off <= 0 || given.percent_off > 100)) {
    throw invalid('Invalid decimal: must be greater than 0 and at most 100', 'percent_off');
  }
  if (given.amount_off !== undefined && given.currency === undefined) {
    throw invalid('You must pass currency when passing amount_off', 'currency', 'parameter_missing');
  }
  const id = given.id ?? context.id('').slice(0, 8);
  if (context.tables.coupons.has(id))
    throw invalid('Coupon already exists.', 'id', 'resource_already_exists');
  const coupon: Coupon = {
    id,
    object: 'coupon',
    amount_off: given.amount_off ?? null,
    created: context.clock.seconds(),
    currency: given.amount_off === undefined ? null : (given.currency ?? null),
    duration: given.duration ?? 'once',
    duration_in_months: given.duration_in_months ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: given.metadata ?? {},
    name: given.name ?? null,
    percent_off: given.percent_off ?? null,
    redeem_by: given.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  context.tables.coupons.set(id, coupon);
  return coupon;
}

const CODE = {
  promotion: hash({ type: oneOf('coupon'), coupon: text() }, 'type', 'coupon'),
  code: text(500, /^[A-Za-z0-9-]+$/),
  active: flag,
  expires_at: integer(0),
  max_redemptions: integer(1),
  metadata,
  restrictions: hash({
    first_time_transaction: flag,
    minimum_amount: integer(0),
    minimum_amount_currency: currency,
  }),
  expand: ignored,
};

export function createPromotionCode(context: Context, form: Branch): PromotionCode {
  const given = params(form, CODE, 'promotion');
  const coupon = given.promotion?.coupon ?? '';
  if (!context.tables.coupons.has(coupon)) throw missing('coupon', coupon, 'promotion[coupon]', 400);
  const code = given.code ?? context.id('').slice(0, 8).toUpperCase();
  if (findCode(context, code)) {
    throw invalid(`An active promotion code with \`code: ${code}\` already exists.`, 'code');
  }
  const made: PromotionCode = {
    id: context.id('promo_'),
    object: 'promotion_code',
    active: given.active ?? true,
    code,
    created: context.clock.seconds(),
    customer: null,
    customer_account: null,
    expires_at: given.expires_at ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: given.metadata ?? {},
    promotion: { type: 'coupon', coupon },
    restrictions: {
      first_time_transaction: given.restrictions?.first_time_transaction ?? false,
      minimum_amount: given.restrictions?.minimum_amount ?? null,
      minimum_amount_currency: given.restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  };
  context.tables.promotion_codes.set(made.id, made);
  return made;
}

function usedUp(thing: { max_redemptions: number | null; times_redeemed: number }): boolean {
  return thing.max_redemptions !== null && thing.times_redeemed >= thing.max_redemptions;
}

function couponWorks(context: Context, coupon: Coupon): boolean {
  const late = coupon.redeem_by !== null && coupon.redeem_by <= context.clock.seconds();
  return coupon.valid && !late && !usedUp(coupon);
}

/** A code counts as active until it, or its coupon, has expired or is used up. */
export function codeIsActive(context: Context, code: PromotionCode): boolean {
  const coupon = context.tables.coupons.get(code.promotion.coupon);
  const late = code.expires_at !== null && code.expires_at <= context.clock.seconds();
  return code.active && !late && !usedUp(code) && coupon !== undefined && couponWorks(context, coupon);
}

/** Shoppers type codes in any case. */
export function findCode(context: Context, text: string): PromotionCode | undefined {
  const wanted = text.toLowerCase();
  const all = [...context.tables.promotion_codes.values()];
  return all.find((code) => code.code.toLowerCase() === wanted && codeIsActive(context, code));
}

/** The coupon that a session may use; throws when the code or coupon does not fit the order. */
export function couponFor(
  context: Context,
  wish: { coupon?: string | null; promotion_code?: string | null },
  order: { subtotal: number; currency: string },
): Coupon {
  const code = wish.promotion_code ? usableCode(context, wish.promotion_code, order) : undefined;
  const name = code ? 'discounts[0][promotion_code]' : 'discounts[0][coupon]';
  const id = code?.promotion.coupon ?? wish.coupon ?? '';
  const coupon = context.tables.coupons.get(id);
  if (!coupon) throw missing('coupon', id, name, 400);
  if (!couponWorks(context, coupon))
    throw invalid(`Coupon ${id} is expired or used up.`, name, 'coupon_expired');
  if (coupon.currency !== null && coupon.currency !== order.currency) {
    const wished = `The coupon's currency (${coupon.currency}) must match the session's (${order.currency}).`;
    throw invalid(wished, name);
  }
  return coupon;
}

function usableCode(
  context: Context,
  id: string,
  order: { subtotal: number; currency: string },
): PromotionCode {
  const name = 'discounts[0][promotion_code]';
  const code = context.tables.promotion_codes.get(id);
  if (!code) throw missing('promotion code', id, name, 400);
  if (!codeIsActive(context, code))
    throw invalid('This promotion code is not active.', name, 'promotion_code_inactive');
  const { minimum_amount: least, minimum_amount_currency: unit } = code.restrictions;
  if (least !== null && (unit !== order.currency || order.subtotal < least)) {
    throw invalid('The order does not meet the minimum amount for this promotion code.', name);
  }
  return code;
}

/** Counts a use once the order is paid for. */
export function redeem(
  context: Context,
  wish: { coupon: string | null; promotion_code: string | null },
): void {
  const code = wish.promotion_code ? context.tables.promotion_codes.get(wish.promotion_code) : undefined;
  const coupon = context.tables.coupons.get(code?.promotion.coupon ?? wish.coupon ?? '');
  if (code) code.times_redeemed += 1;
  if (coupon) coupon.times_redeemed += 1;
}
