/** What happens when the buyer presses "Pay", and when a slow payment is settled days later. */
import type { Context } from './context.ts';
import { redeem } from './coupons.ts';
import { invalid, StripeError } from './errors.ts';
import { type Buyer, type Method, makeCharge, makeIntent } from './payment-objects.ts';
import { detailsOf } from './session.ts';
import type { Address, Charge, PaymentIntent, Session, SessionRecord } from './types.ts';

export type Outcome = 'success' | 'decline' | 'delayed' | 'no_payment';

/** What the form of the pay page asks for. */
export interface BuyerInput {
  email?: string;
  name?: string;
  phone?: string;
  address?: Partial<Address>;
}

const METHODS: Record<Outcome, Method> = {
  success: { type: 'card', last4: '4242' },
  no_payment: { type: 'card', last4: '4242' },
  decline: { type: 'card', last4: '0002' },
  delayed: { type: 'sepa_debit', last4: '3000' },
};

const NOWHERE: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** Says why a session cannot be paid any more. */
function checkOpen(session: Session): void {
  if (session.status === 'open') return;
  const why = session.status === 'complete' ? 'has already been completed' : 'has expired';
  throw invalid(`This Checkout Session ${why}.`, undefined, `checkout_session_${session.status}`);
}

function buyerOf(session: Session, input: BuyerInput): Buyer {
  const email = session.customer_email ?? input.email ?? 'buyer@example.com';
  const name = input.name ?? null;
  const address = { ...NOWHERE, ...input.address };
  const shipping = session.shipping_address_collection ? { address, name: name ?? 'Sandbox Buyer' } : null;
  const place = input.address ? address : null;
  return { details: { ...detailsOf(email), name, phone: input.phone ?? null, address: place }, shipping };
}

/** Resolves after the webhooks were tried once; a decline throws a card_error (402). */
export async function pay(
  context: Context,
  record: SessionRecord,
  outcome: Outcome,
  input: BuyerInput = {},
): Promise<void> {
  const { session } = record;
  checkOpen(session);
  const free = session.amount_total === 0;
  if (outcome === 'no_payment' && !free) throw invalid('This session has something to pay.');
  const buyer = buyerOf(session, input);
  if (free) return complete(context, record, buyer, 'no_payment_required');
  const intent = intentOf(context, record, buyer);
  if (outcome === 'decline') return decline(context, intent, buyer);
  if (outcome === 'delayed') {
    intent.status = 'processing';
    charge(context, intent, buyer, outcome, 'pending');
    return complete(context, record, buyer, 'unpaid');
  }
  const paid = charge(context, intent, buyer, outcome, 'succeeded');
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  await Promise.all([
    context.emit('charge.succeeded', paid),
    context.emit('payment_intent.succeeded', intent),
    complete(context, record, buyer, 'paid', intent.id),
  ]);
}

/** A second try after a decline goes on with the same PaymentIntent. */
function intentOf(context: Context, record: SessionRecord, buyer: Buyer): PaymentIntent {
  const known = context.tables.payment_intents.get(record.session.payment_intent ?? '');
  const intent = known ?? makeIntent(context, record, buyer);
  context.tables.payment_intents.set(intent.id, intent);
  record.session.payment_intent = intent.id;
  return intent;
}

function charge(
  context: Context,
  intent: PaymentIntent,
  buyer: Buyer,
  outcome: Outcome,
  status: Charge['status'],
) {
  const made = makeCharge(context, intent, buyer, METHODS[outcome], status);
  context.tables.charges.set(made.id, made);
  intent.latest_charge = made.id;
  intent.payment_method = status === 'failed' ? null : made.payment_method;
  intent.last_payment_error = null;
  return made;
}

async function decline(context: Context, intent: PaymentIntent, buyer: Buyer): Promise<never> {
  const failed = charge(context, intent, buyer, 'decline', 'failed');
  const error = { type: 'card_error' as const, code: 'card_declined', message: 'Your card was declined.' };
  intent.last_payment_error = { ...error, charge: failed.id, decline_code: 'generic_decline' };
  context.save();
  await context.emit('payment_intent.payment_failed', intent);
  throw new StripeError(402, error);
}

function complete(
  context: Context,
  record: SessionRecord,
  buyer: Buyer,
  status: Session['payment_status'],
  intent = record.session.payment_intent,
): Promise<void> {
  const { session } = record;
  session.status = 'complete';
  session.payment_status = status;
  session.payment_intent = intent;
  session.url = null;
  session.customer_details = buyer.details;
  session.collected_information = buyer.shipping
    ? { business_name: null, individual_name: null, shipping_details: buyer.shipping }
    : null;
  const [discount] = session.discounts;
  if (discount) redeem(context, discount);
  context.save();
  return context.emit('checkout.session.completed', session);
}

/** Ends a delayed payment; only a complete session that is still unpaid can be settled. */
export async function settle(
  context: Context,
  record: SessionRecord,
  how: 'succeeded' | 'failed',
): Promise<void> {
  const { session } = record;
  const intent = context.tables.payment_intents.get(session.payment_intent ?? '');
  const waiting = intent?.status === 'processing' && session.status === 'complete';
  if (!intent || !waiting) throw invalid('Only a session with a payment that is under way can be settled.');
  const made = context.tables.charges.get(intent.latest_charge ?? '');
  if (how === 'failed') return fail(context, session, intent, made);
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  session.payment_status = 'paid';
  if (made)
    Object.assign(made, { status: 'succeeded', paid: true, captured: true, amount_captured: made.amount });
  context.save();
  await Promise.all([
    context.emit('payment_intent.succeeded', intent),
    context.emit('checkout.session.async_payment_succeeded', session),
  ]);
}

async function fail(context: Context, session: Session, intent: PaymentIntent, made?: Charge): Promise<void> {
  const error = { type: 'invalid_request_error', code: 'payment_intent_payment_attempt_failed' };
  intent.status = 'requires_payment_method';
  intent.last_payment_error = { ...error, message: 'The bank returned the debit.' };
  if (made) Object.assign(made, { status: 'failed', failure_code: 'debit_not_authorized' });
  context.save();
  await Promise.all([
    context.emit('payment_intent.payment_failed', intent),
    context.emit('checkout.session.async_payment_failed', session),
  ]);
}
