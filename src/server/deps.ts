/** What handlers need from outside; tests hand in their own. */
import type Stripe from 'stripe';
import type { Log } from './log.ts';
import type { Storage } from './storage/open.ts';

export interface Settings {
  /** Sent with answers so that the page author need not write it. */
  publishableKey?: string | undefined;
  /** Any of them may have signed a webhook, so that one can be rolled. */
  webhookSecrets: string[];
  /** Whether the key moves real money; events of the other kind are refused. */
  livemode: boolean;
  /** Origins that may start a checkout beside the server's own; `*` is every origin, for the sandbox alone. */
  origins: string[];
  /** The server's public origin; taken from each request when absent. */
  url?: string | undefined;
  /** Countries a shipping address is asked for; none asks for no address. */
  shipTo: string[];
  /** Path of the sandbox's stand-in for Stripe.js. */
  stripeJs?: string | undefined;
}

export interface Deps {
  storage: Storage;
  stripe: Stripe;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Unguessable, safe in URLs, at most 64 characters. */
  newId: () => string;
  settings: Settings;
  log: Log;
}

/** The server's own origin as the shopper's browser knows it. */
export function ownOrigin(request: Request, { url }: Settings): string {
  return url ?? new URL(request.url).origin;
}
