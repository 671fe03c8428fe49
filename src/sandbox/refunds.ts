/** Money going back: refunds by the shop, disputes by the buyer's bank. */
import type { Cause, Context } from './context.ts';
import { invalid, missing } from './errors.ts';
import type { Branch } from './form.ts';
import { email, flag, ignored, integer, metadata, oneOf, params, text } from './schema.ts';
import type { Charge, Dispute, Refund } from './types.ts';

const SHAPE = {
  amount: integer(1),
  charge: text(),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  metadata,
  expand: ignored,
  instructions_email: email,
  refund_application_fee: flag,
  reverse_transfer: flag,
};

/** Answers the refund at once; its events go out on their own. */
export function createRefund(
  context: Context,
  form: Branch,
  cause?: Cause,
): { refund: Refund; sent: Promise<void> } {
  const given = params(form, SHAPE);
  const charge = chargeOf(context, given);
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded') throw invalid(`Charge ${charge.id} has not been paid.`, 'charge');
  if (charge.disputed) throw invalid(`Charge ${charge.id} is disputed.`, 'charge', 'charge_disputed');
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  }
  const amount = given.amount ?? left;
  if (amount > left) {
    const wish = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw invalid(wish, 'amount', 'amount_too_large');
  }
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  const refund = makeRefund(context, charge, amount, given.reason ?? null, given.metadata ?? {});
  context.tables.refunds.set(refund.id, refund);
  context.save();
  const events = [
    context.emit('charge.refunded', charge, cause),
    context.emit('refund.created', refund, cause),
  ];
  return { refund, sent: Promise.all(events).then(() => undefined) };
}

function chargeOf(context: Context, given: { charge?: string; payment_intent?: string }): Charge {
  if ((given.charge === undefined) === (given.payment_intent === undefined)) {
    const wish = 'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalid(wish, undefined, 'parameter_missing');
  }
  if (given.charge !== undefined) {
    const charge = context.tables.charges.get(given.charge);
    if (!charge) throw missing('charge', given.charge, 'charge');
    return charge;
  }
  const intent = context.tables.payment_intents.get(given.payment_intent ?? '');
  if (!intent) throw missing('payment_intent', given.payment_intent ?? '', 'payment_intent');
  const charge = context.tables.charges.get(intent.latest_charge ?? '');
  if (intent.status === 'succeeded' && charge) return charge;
  const wish = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
  throw invalid(wish, 'payment_intent', 'payment_intent_unexpected_state');
}

function makeRefund(
  context: Context,
  charge: Charge,
  amount: number,
  reason: string | null,
  data: Record<string, string>,
): Refund {
  return {
    id: context.id('re_'),
    object: 'refund',
    amount,
    balance_transaction: context.id('txn_'),
    charge: charge.id,
    created: context.clock.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: data,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

export async function openDispute(context: Context, charge: Charge, reason = 'fraudulent'): Promise<Dispute> {
  if (charge.disputed || charge.status !== 'succeeded')
    throw invalid(`Charge ${charge.id} cannot be disputed.`);
  const created = context.clock.seconds();
  const dispute: Dispute = {
    id: context.id('du_'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: created + 7 * 86_400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network_reason_code: '10.4' },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  };
  charge.disputed = true;
  context.tables.disputes.set(dispute.id, dispute);
  context.save();
  await context.emit('charge.dispute.created', dispute);
  return dispute;
}

export async function closeDispute(context: Context, dispute: Dispute, how: 'won' | 'lost'): Promise<void> {
  if (dispute.status !== 'needs_response') throw invalid(`Dispute ${dispute.id} is closed.`);
  dispute.status = how;
  const charge = context.tables.charges.get(dispute.charge);
  if (charge && how === 'won') charge.disputed = false;
  context.save();
  await context.emit('charge.dispute.closed', dispute);
}
