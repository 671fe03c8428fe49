/** How a sandbox is set up; everything has a default. */
import type { Store } from './tables.ts';

export interface SandboxOptions {
  /** Milliseconds since 1970. With it, time moves on its own only as this says, and due work waits for `advance`. */
  now?: () => number;
  /** A new unguessable text for ids, keys and secrets. */
  random?: () => string;
  /** Where events go; without it they are recorded and not sent. */
  webhook?: {
    url?: string;
    /** In place of the network: the webhook handler itself. */
    deliver?: (request: Request) => Promise<Response>;
    /** Signs the events; made up when not given. */
    secret?: string;
    /** Types that are sent. */
    events?: readonly string[];
    /** Milliseconds before each further try after an answer that is not 2xx. */
    retries?: readonly number[];
  };
  /** Where the browser reaches the sandbox, with its path and no slash at the end; a function if not known yet. */
  origin?: string | (() => string);
  /** Keeps open sessions over a restart. */
  store?: Store;
  /** Codes that exist from the start. */
  promotionCodes?: readonly PromotionCodeOption[];
}

export interface PromotionCodeOption {
  code: string;
  /** Either this, 0 to 100 … */
  percentOff?: number;
  /** … or this in minor units, with `currency` in lower case. */
  amountOff?: number;
  currency?: string;
}

/** The events a shop needs; what reference shops subscribe to. */
export const SENT = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'charge.refunded',
  'refund.created',
  'charge.dispute.created',
  'charge.dispute.closed',
];
