/** What the sandbox remembers, and how it is written down and read back. */
import type {
  Charge,
  Coupon,
  Dispute,
  PaymentIntent,
  Price,
  Product,
  PromotionCode,
  Refund,
  SessionRecord,
  StripeEvent,
} from './types.ts';

/** The first answer to an idempotency key; `status` is undefined while it is being made. */
export interface Answer {
  fingerprint: string;
  /** Milliseconds since 1970. */
  at: number;
  request: string;
  status?: number;
  body?: string;
}

export interface Tables {
  sessions: Map<string, SessionRecord>;
  payment_intents: Map<string, PaymentIntent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
  events: Map<string, StripeEvent>;
  coupons: Map<string, Coupon>;
  promotion_codes: Map<string, PromotionCode>;
  products: Map<string, Product>;
  prices: Map<string, Price>;
  answers: Map<string, Answer>;
  /** `secret`, `publishable` and `webhook`: made once, so that they outlive a restart. */
  keys: Map<string, string>;
}

const NAMES = [
  'sessions',
  'payment_intents',
  'charges',
  'refunds',
  'disputes',
  'events',
  'coupons',
  'promotion_codes',
  'products',
  'prices',
  'answers',
  'keys',
] as const satisfies (keyof Tables)[];

/** Keeps a JSON value somewhere; `load` gives undefined the first time. */
export interface Store {
  load(): unknown;
  save(value: unknown): void;
}

/** Reads what `dump` wrote; anything else gives empty tables. */
export function readTables(saved: unknown): Tables {
  const from = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  const tables: Record<string, Map<string, unknown>> = {};
  for (const name of NAMES) {
    const rows = from[name];
    tables[name] = new Map(typeof rows === 'object' && rows !== null ? Object.entries(rows) : []);
  }
  return tables as unknown as Tables;
}

const DAY = 86_400_000;

/** All that outlives the process at `now` (milliseconds); Stripe too forgets keys after a day and events after thirty. */
export function dump(tables: Tables, now: number): Record<string, unknown> {
  // A request that was still running when the process ended has no answer; its key is free again.
  const answers = [...tables.answers].filter(([, { status, at }]) => status !== undefined && now - at < DAY);
  const events = [...tables.events].filter(([, event]) => now - event.created * 1000 < 30 * DAY);
  const all = NAMES.map((name) => [name, Object.fromEntries(tables[name] as Map<string, unknown>)]);
  return {
    ...Object.fromEntries(all),
    answers: Object.fromEntries(answers),
    events: Object.fromEntries(events),
  };
}
