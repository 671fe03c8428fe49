/** The objects of Stripe that the sandbox keeps, with the fields of API version 2026-10-28.endive. */

export const API_VERSION = '2026-10-28.endive';

export type Metadata = Record<string, string>;

export interface Address {
  city: string | null;
  country: string | null;
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  state: string | null;
}

/** A thing with an id; what a table holds and what the API gives out. */
export interface Thing {
  id: string;
  object: string;
  created: number;
  [field: string]: unknown;
}

export interface Product extends Thing {
  object: 'product';
  active: boolean;
  name: string;
  description: string | null;
  images: string[];
  metadata: Metadata;
}

export interface Price extends Thing {
  object: 'price';
  active: boolean;
  currency: string;
  product: string;
  unit_amount: number | null;
  /** As Stripe sends it: text, since it may have decimals. */
  unit_amount_decimal: string;
  metadata: Metadata;
}

export interface LineItem {
  id: string;
  object: 'item';
  adjustable_quantity: null;
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: string;
  description: string;
  metadata: Metadata | null;
  price: Price;
  quantity: number;
}

export interface Coupon extends Thing {
  object: 'coupon';
  amount_off: number | null;
  currency: string | null;
  percent_off: number | null;
  max_redemptions: number | null;
  redeem_by: number | null;
  name: string | null;
  times_redeemed: number;
  valid: boolean;
}

export interface PromotionCode extends Thing {
  object: 'promotion_code';
  active: boolean;
  code: string;
  expires_at: number | null;
  max_redemptions: number | null;
  promotion: { type: 'coupon'; coupon: string };
  restrictions: {
    first_time_transaction: boolean;
    minimum_amount: number | null;
    minimum_amount_currency: string | null;
  };
  times_redeemed: number;
}

export interface CustomerDetails {
  address: Address | null;
  business_name: string | null;
  email: string | null;
  individual_name: string | null;
  name: string | null;
  phone: string | null;
  tax_exempt: 'none';
  tax_ids: never[];
}

export interface ShippingDetails {
  address: Address;
  name: string;
}

export type UiMode = 'hosted_page' | 'embedded_page' | 'elements';

export interface Session extends Thing {
  object: 'checkout.session';
  amount_subtotal: number;
  amount_total: number;
  client_secret: string | null;
  currency: string;
  customer_details: CustomerDetails | null;
  customer_email: string | null;
  collected_information: {
    business_name: string | null;
    individual_name: string | null;
    shipping_details: ShippingDetails | null;
  } | null;
  discounts: { coupon: string | null; promotion_code: string | null }[];
  expires_at: number;
  locale: string | null;
  metadata: Metadata;
  payment_intent: string | null;
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  status: 'open' | 'complete' | 'expired';
  shipping_address_collection: { allowed_countries: string[] } | null;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number };
  ui_mode: UiMode;
  url: string | null;
  cancel_url: string | null;
  success_url: string | null;
  return_url?: string;
  redirect_on_completion?: 'always' | 'if_required' | 'never';
}

/** A session with what its object does not show unless asked. */
export interface SessionRecord {
  session: Session;
  lines: LineItem[];
  intent: { metadata: Metadata; description: string | null; receipt_email: string | null };
}

export interface PaymentIntent extends Thing {
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  latest_charge: string | null;
  metadata: Metadata;
  last_payment_error: unknown;
  status: 'requires_payment_method' | 'processing' | 'succeeded';
}

export interface Charge extends Thing {
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  currency: string;
  disputed: boolean;
  metadata: Metadata;
  paid: boolean;
  payment_intent: string;
  refunded: boolean;
  status: 'succeeded' | 'pending' | 'failed';
}

export interface Refund extends Thing {
  object: 'refund';
  amount: number;
  charge: string;
  currency: string;
  payment_intent: string;
  status: 'succeeded';
}

export interface Dispute extends Thing {
  object: 'dispute';
  amount: number;
  charge: string;
  payment_intent: string;
  status: 'needs_response' | 'won' | 'lost';
}

export interface StripeEvent extends Thing {
  object: 'event';
  api_version: string;
  data: { object: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}
