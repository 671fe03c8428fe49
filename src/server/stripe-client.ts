/** The client of Stripe's API, set for a server that people wait for. */
import Stripe from 'stripe';
import type { SandboxDoor } from './env.ts';

/** Pinned: what the SDK's minor releases move to next is not tested here. */
const API_VERSION = '2026-10-28.endive';
/** Milliseconds; the SDK's own 80 s are longer than any shopper waits. */
const TIMEOUT = 10_000;

/** Talks to Stripe, or in process to the sandbox. */
export function createStripe(secretKey: string, sandbox?: Pick<SandboxDoor, 'fetch'>, retries = 2): Stripe {
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: TIMEOUT,
    maxNetworkRetries: retries,
    telemetry: false,
    ...(sandbox && { httpClient: Stripe.createFetchHttpClient(sandbox.fetch as typeof fetch) }),
  });
}
