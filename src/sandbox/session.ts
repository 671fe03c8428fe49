/** Checkout Sessions: made, expired, and found again. */
import type { Cause, Context } from './context.ts';
import { couponFor } from './coupons.ts';
import { checkTotal } from './currency.ts';
import { invalid, missing } from './errors.ts';
import { makeLines } from './lines.ts';
import type { SessionParams } from './session-params.ts';
import { checkSession } from './session-rules.ts';
import { discounted, totalsOf } from './totals.ts';
import type { LineItem, Session, SessionRecord, UiMode } from './types.ts';

const DAY = 24 * 3600;

export function createSession(context: Context, given: SessionParams): SessionRecord {
  const now = context.clock.seconds();
  checkSession(given, now);
  const full = makeLines(context, given.line_items ?? []);
  const currency = full[0]?.currency ?? '';
  const subtotal = totalsOf(full).amount_subtotal;
  const [wish] = given.discounts ?? [];
  const lines = discounted(full, wish && couponFor(context, wish, { subtotal, currency }));
  checkTotal(totalsOf(lines).amount_total, currency);
  const record: SessionRecord = {
    session: makeSession(context, given, lines, now),
    lines,
    intent: {
      metadata: given.payment_intent_data?.metadata ?? {},
      description: given.payment_intent_data?.description ?? null,
      receipt_email: given.payment_intent_data?.receipt_email ?? null,
    },
  };
  context.tables.sessions.set(record.session.id, record);
  watchExpiry(context, record);
  return record;
}

function makeSession(context: Context, given: SessionParams, lines: LineItem[], now: number): Session {
  const id = context.id('cs_test_');
  const mode = (given.ui_mode ?? 'hosted_page') as UiMode;
  const hosted = mode === 'hosted_page';
  const totals = totalsOf(lines);
  const discounts = (given.discounts ?? []).map((one) => ({
    coupon: one.coupon ?? null,
    promotion_code: one.promotion_code ?? null,
  }));
  return {
    ...plain(given),
    id,
    object: 'checkout.session',
    ...totals,
    cancel_url: given.cancel_url ?? null,
    client_secret: hosted ? null : `${id}_secret_${context.id('')}`,
    collected_information: null,
    created: now,
    currency: lines[0]?.currency ?? '',
    customer_details: given.customer_email ? detailsOf(given.customer_email) : null,
    customer_email: given.customer_email ?? null,
    discounts,
    expires_at: given.expires_at ?? now + DAY,
    locale: given.locale ?? null,
    metadata: given.metadata ?? {},
    payment_intent: null,
    payment_status: totals.amount_total === 0 ? 'no_payment_required' : 'unpaid',
    phone_number_collection: { enabled: given.phone_number_collection?.enabled ?? false },
    ...(mode === 'embedded_page' && { redirect_on_completion: given.redirect_on_completion ?? 'always' }),
    ...(given.return_url !== undefined && { return_url: given.return_url }),
    shipping_address_collection: given.shipping_address_collection
      ? { allowed_countries: given.shipping_address_collection.allowed_countries ?? [] }
      : null,
    status: 'open',
    success_url: given.success_url ?? null,
    ui_mode: mode,
    url: hosted ? `${context.origin()}/pay/${id}` : null,
  };
}

/** Fields that nothing here fills. */
const EMPTY = {
  livemode: false,
  mode: 'payment',
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer: null,
  customer_account: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: { card: { request_three_d_secure: 'automatic' } },
  payment_method_types: ['card', 'sepa_debit'],
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
};

/** Fields that come back as they were sent. */
function plain(given: SessionParams) {
  return {
    ...EMPTY,
    allow_promotion_codes: given.allow_promotion_codes ?? null,
    billing_address_collection: given.billing_address_collection ?? null,
    client_reference_id: given.client_reference_id ?? null,
    customer_creation: given.customer_creation ?? 'if_required',
    integration_identifier: given.integration_identifier ?? null,
    submit_type: given.submit_type ?? null,
    adaptive_pricing: { enabled: given.adaptive_pricing?.enabled ?? false },
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    origin_context: given.origin_context ?? null,
  };
}

export function detailsOf(email: string) {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none' as const,
    tax_ids: [],
  };
}

export function findSession(context: Context, id: string): SessionRecord {
  const record = context.tables.sessions.get(id);
  if (!record) throw missing('checkout.session', id, 'session');
  return record;
}

/** Only an open session can be expired; the event goes out on its own. */
export function expireSession(context: Context, record: SessionRecord, cause?: Cause): Promise<void> {
  const { session } = record;
  if (session.status !== 'open') {
    const wish = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of`;
    throw invalid(`${wish} \`${session.status}\`.`);
  }
  session.status = 'expired';
  session.url = null;
  context.save();
  return context.emit('checkout.session.expired', session, cause);
}

/** Expires the session when its time has come, by the clock or when somebody looks. */
export function watchExpiry(context: Context, record: SessionRecord): void {
  context.clock.schedule(record.session.expires_at * 1000, () => expireIfDue(context, record));
}

export async function expireIfDue(context: Context, record: SessionRecord): Promise<void> {
  const { session } = record;
  if (session.status === 'open' && session.expires_at <= context.clock.seconds())
    await expireSession(context, record);
}
