/**
 * The tables, as Kysely sees them. Money is in minor units, times are milliseconds
 * since 1970, flags are 0 or 1, JSON is text: what both databases store alike.
 */
import type { Kysely, Transaction } from 'kysely';

export interface ProductTable {
  id: string;
  /** Order of the import, so that feeds and exports keep it. */
  position: number;
  currency: string;
  /** The product as JSON, without currency and variants. */
  document: string;
  updated_at: number;
}

/** Every name a product answers to: its id, its variants' ids, their SKUs. A lower rank wins. */
export interface ProductNameTable {
  name: string;
  product: string;
  rank: number;
}

export interface VariantTable {
  id: string;
  product: string;
  position: number;
  price: number;
  compare_at: number | null;
  /** 0 when the brand has switched it off, whatever the stock. */
  available: number;
  /** Pieces in the house, reserved ones included; null is not counted. */
  on_hand: number | null;
  /** Pieces held by sessions that may still be paid. */
  reserved: number;
  /** 1 when the catalogue no longer has it; the row stays for the sessions that hold it. */
  withdrawn: number;
  /** SKU, options and image as JSON. */
  document: string;
}

export interface PostTable {
  id: string;
  /** 0 when the post names no date. */
  published_at: number;
  /** The post as JSON, its products as ids. */
  document: string;
}

export type CheckoutState = 'starting' | 'open' | 'processing' | 'paid' | 'expired' | 'failed';

export interface CheckoutTable {
  /** Ours, unguessable; Stripe knows it as client_reference_id. */
  id: string;
  /** Hash of what was asked. */
  key: string;
  attempt: number;
  state: CheckoutState;
  cart: string;
  /** Stripe's session id, once known. */
  session: string | null;
  currency: string;
  /** CheckoutLine[] as JSON: what is held and what is charged for it. */
  lines: string;
  mode: 'redirect' | 'dialog';
  post: string | null;
  share: string | null;
  coupon: string | null;
  return_url: string;
  /** What Stripe is asked for, as JSON, so that a lost request can be repeated to the letter. */
  params: string;
  url: string | null;
  client_secret: string | null;
  created_at: number;
  /** When Stripe closes the session. */
  expires_at: number;
  /** When Stripe was last asked about it. */
  checked_at: number;
}

export type OrderState = 'paid' | 'partly_refunded' | 'refunded' | 'disputed' | 'lost';

export interface OrderTable {
  session: string;
  checkout: string;
  cart: string;
  post: string | null;
  share: string | null;
  currency: string;
  total: number;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  refunded: number;
  email: string | null;
  payment_intent: string | null;
  state: OrderState;
  /** `oversold`: paid after its hold was gone and the stock too · `unknown_checkout`: our row of it is lost. */
  state_reason: string | null;
  dispute: 'open' | 'won' | 'lost' | null;
  paid_at: number;
}

export interface OrderLineTable {
  session: string;
  position: number;
  variant: string | null;
  product: string | null;
  title: string;
  quantity: number;
  /** Of one piece. */
  price: number;
  post: string | null;
  /** 1 when the stock was lowered for it. */
  taken: number;
}

export interface StripeEventTable {
  id: string;
  type: string;
  object: string;
  received_at: number;
}

export interface Schema {
  products: ProductTable;
  product_names: ProductNameTable;
  variants: VariantTable;
  posts: PostTable;
  checkouts: CheckoutTable;
  orders: OrderTable;
  order_lines: OrderLineTable;
  stripe_events: StripeEventTable;
  souk_migrations: { id: number; at: number };
}

/** A database or a transaction in it; every query function takes one. */
export type Db = Kysely<Schema> | Transaction<Schema>;
