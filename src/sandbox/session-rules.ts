/** The rules of a Checkout Session that span several parameters. */
import { invalid } from './errors.ts';
import type { SessionParams } from './session-params.ts';
import type { UiMode } from './types.ts';

/** Words that `elements` has no place for, since the page is the merchant's own. */
const NOT_IN_ELEMENTS = [
  'after_expiration',
  'branding_settings',
  'custom_fields',
  'custom_text',
  'origin_context',
  'submit_type',
  'optional_items',
] as const;

/** Parts of Stripe that would change the money or the customer, and that the sandbox does not play. */
const NOT_PLAYED = [
  'shipping_options',
  'optional_items',
  'customer',
  'customer_account',
  'subscription_data',
  'setup_intent_data',
  'after_expiration',
  'consent_collection',
  'custom_fields',
  'invoice_creation',
  'name_collection',
  'tax_id_collection',
] as const;

/** How long a session may stay open, in seconds. */
const SHORTEST = 30 * 60;
const LONGEST = 24 * 3600;

export function checkSession(given: SessionParams, now: number): void {
  checkMode(given);
  const mode = given.ui_mode ?? 'hosted_page';
  if (mode === 'hosted_page') checkHosted(given);
  else checkInPage(given, mode as UiMode);
  checkLines(given);
  checkExpiry(given, now);
  checkDiscounts(given);
}

function checkMode(given: SessionParams): void {
  if (given.mode === undefined) throw invalid('Missing required param: mode.', 'mode', 'parameter_missing');
  if (given.mode !== 'payment') throw notPlayed(`mode=${given.mode}`, 'mode');
  if (given.ui_mode === 'form') throw notPlayed('ui_mode=form', 'ui_mode');
  const part = NOT_PLAYED.find((name) => given[name] !== undefined);
  if (part) throw notPlayed(part, part);
  if (given.managed_payments?.enabled) throw notPlayed('managed_payments', 'managed_payments');
  if (given.automatic_tax?.enabled) throw notPlayed('automatic_tax', 'automatic_tax');
  if (given.customer_creation === 'always') throw notPlayed('customer_creation=always', 'customer_creation');
  if (given.billing_address_collection === 'required') {
    throw notPlayed('billing_address_collection=required', 'billing_address_collection');
  }
  if (given.payment_intent_data?.capture_method === 'manual') {
    throw notPlayed('capture_method=manual', 'payment_intent_data[capture_method]');
  }
}

/** Refused aloud: a test that passes because a parameter was ignored would lie. */
function notPlayed(what: string, param: string) {
  return invalid(
    `The Souk sandbox does not support ${what}; Stripe itself may.`,
    param,
    'sandbox_unsupported',
  );
}

function checkHosted(given: SessionParams): void {
  if (given.success_url === undefined) {
    throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing');
  }
  if (given.return_url !== undefined) {
    throw invalid(
      '`return_url` can only be set when `ui_mode` is `embedded_page` or `elements`.',
      'return_url',
    );
  }
  if (given.redirect_on_completion !== undefined) {
    const wish = '`redirect_on_completion` can only be set when `ui_mode` is `embedded_page`.';
    throw invalid(wish, 'redirect_on_completion');
  }
  if (given.permissions !== undefined) {
    throw invalid(
      '`permissions` can only be set when `ui_mode` is `embedded_page` or `elements`.',
      'permissions',
    );
  }
}

function checkInPage(given: SessionParams, mode: UiMode): void {
  for (const name of ['success_url', 'cancel_url'] as const) {
    if (given[name] === undefined) continue;
    const wish = `You cannot pass \`${name}\` when \`ui_mode\` is \`${mode}\`. Use \`return_url\` instead.`;
    throw invalid(wish, name);
  }
  const never = given.redirect_on_completion === 'never';
  if (mode === 'elements') checkElements(given);
  if (given.return_url === undefined && !never) {
    throw invalid('Missing required param: return_url.', 'return_url', 'parameter_missing');
  }
  if (given.return_url !== undefined && never) {
    throw invalid('You cannot pass `return_url` when `redirect_on_completion` is `never`.', 'return_url');
  }
}

function checkElements(given: SessionParams): void {
  if (given.redirect_on_completion !== undefined) {
    const wish = '`redirect_on_completion` can only be set when `ui_mode` is `embedded_page`.';
    throw invalid(wish, 'redirect_on_completion');
  }
  const part = NOT_IN_ELEMENTS.find((name) => given[name] !== undefined);
  if (part) throw invalid(`You cannot pass \`${part}\` when \`ui_mode\` is \`elements\`.`, part);
}

function checkLines(given: SessionParams): void {
  const lines = given.line_items ?? [];
  if (!lines.length) {
    throw invalid(
      'The `line_items` parameter is required in payment mode.',
      'line_items',
      'parameter_missing',
    );
  }
  if (lines.length > 100) throw invalid('You can only pass up to 100 line items.', 'line_items');
  for (const [at, line] of lines.entries()) {
    const name = `line_items[${at}]`;
    if ((line.price === undefined) === (line.price_data === undefined)) {
      throw invalid(`You must specify either \`price\` or \`price_data\` for ${name}.`, name);
    }
    if (line.quantity === undefined) {
      throw invalid(
        `Quantity is required. Add \`quantity\` to \`${name}\``,
        `${name}[quantity]`,
        'parameter_missing',
      );
    }
    if (line.adjustable_quantity !== undefined)
      throw notPlayed('adjustable_quantity', `${name}[adjustable_quantity]`);
    if (line.tax_rates !== undefined) throw notPlayed('tax_rates', `${name}[tax_rates]`);
  }
}

function checkExpiry(given: SessionParams, now: number): void {
  if (given.expires_at === undefined) return;
  const open = given.expires_at - now;
  if (open < SHORTEST) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (open > LONGEST) {
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
}

function checkDiscounts(given: SessionParams): void {
  if (given.discounts === undefined) return;
  if (given.allow_promotion_codes !== undefined) {
    const wish = 'You may only specify one of these parameters: allow_promotion_codes, discounts.';
    throw invalid(wish, 'allow_promotion_codes');
  }
  if (given.discounts.length > 1) throw invalid('You can only apply one discount to a session.', 'discounts');
  const [discount] = given.discounts;
  if (discount && (discount.coupon === undefined) === (discount.promotion_code === undefined)) {
    throw invalid('You must specify either `coupon` or `promotion_code`.', 'discounts[0]');
  }
}
