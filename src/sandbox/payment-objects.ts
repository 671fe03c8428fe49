/** PaymentIntents and Charges as the API shows them. */
import { createHash } from 'node:crypto';
import type { Context } from './context.ts';
import type { Charge, CustomerDetails, PaymentIntent, SessionRecord, ShippingDetails } from './types.ts';

/** How the buyer pays; the sandbox takes one card and one slow bank debit. */
export type Method = { type: 'card'; last4: string } | { type: 'sepa_debit'; last4: string };

export interface Buyer {
  details: CustomerDetails;
  shipping: ShippingDetails | null;
}

/** What no payment here ever has. */
const INTENT = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card', 'sepa_debit'],
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

export function makeIntent(context: Context, record: SessionRecord, buyer: Buyer): PaymentIntent {
  const { session, intent } = record;
  const id = context.id('pi_');
  return {
    ...INTENT,
    id,
    object: 'payment_intent',
    amount: session.amount_total,
    amount_received: 0,
    client_secret: `${id}_secret_${context.id('')}`,
    created: context.clock.seconds(),
    currency: session.currency,
    description: intent.description,
    last_payment_error: null,
    latest_charge: null,
    metadata: { ...intent.metadata },
    receipt_email: intent.receipt_email,
    shipping: buyer.shipping
      ? { ...buyer.shipping, carrier: null, phone: null, tracking_number: null }
      : null,
    status: 'requires_payment_method',
  };
}

/** The same card has the same fingerprint in every purchase; that is what shops look for. */
function fingerprint(method: Method): string {
  return createHash('sha256').update(`${method.type} ${method.last4}`).digest('base64url').slice(0, 16);
}

function methodDetails(method: Method) {
  if (method.type === 'sepa_debit') {
    const { last4 } = method;
    const debit = {
      bank_code: '37040044',
      branch_code: null,
      country: 'DE',
      expected_debit_date: null,
      mandate: null,
    };
    return { type: 'sepa_debit', sepa_debit: { ...debit, fingerprint: fingerprint(method), last4 } };
  }
  const card = {
    amount_authorized: null,
    authorization_code: null,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    exp_month: 12,
    exp_year: 2034,
    fingerprint: fingerprint(method),
    funding: 'credit',
    installments: null,
    last4: method.last4,
    mandate: null,
    network: 'visa',
    network_token: { used: false },
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    wallet: null,
  };
  return { type: 'card', card };
}

const OUTCOME = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  seller_message: 'Payment complete.',
  type: 'authorized',
};

const DECLINED = {
  network_status: 'declined_by_network',
  reason: 'generic_decline',
  seller_message: 'The bank declined it.',
  type: 'issuer_declined',
};

/** What no charge here ever has. */
const CHARGE = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: 'SOUK SANDBOX',
  customer: null,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  radar_options: {},
  receipt_number: null,
  receipt_url: null,
  review: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

export function makeCharge(
  context: Context,
  intent: PaymentIntent,
  buyer: Buyer,
  method: Method,
  status: Charge['status'],
): Charge {
  const { address, email, name, phone } = buyer.details;
  const paid = status === 'succeeded';
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return {
    ...CHARGE,
    id: context.id('ch_'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: paid ? context.id('txn_') : null,
    billing_details: { address: address ?? empty, email, name, phone, tax_id: null },
    captured: paid,
    created: context.clock.seconds(),
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    failure_code: status === 'failed' ? 'card_declined' : null,
    failure_message: status === 'failed' ? 'Your card was declined.' : null,
    metadata: { ...intent.metadata },
    outcome: status === 'failed' ? { ...OUTCOME, ...DECLINED } : OUTCOME,
    paid,
    payment_intent: intent.id,
    payment_method: context.id('pm_'),
    payment_method_details: methodDetails(method),
    receipt_email: intent.receipt_email,
    refunded: false,
    shipping: intent.shipping,
    status,
  };
}
