/** A sandbox and the real `stripe` package in front of it, without sockets. */
import Stripe from 'stripe';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';

/** A clock that a test moves: 2026-11-22 12:00 UTC. */
export const START = Date.UTC(2026, 10, 22, 12);

export interface Shop {
  sandbox: ReturnType<typeof createSandbox>;
  stripe: Stripe;
  /** What the webhook handler was sent and could verify. */
  events: Stripe.Event[];
  /** What it was sent and refused. */
  refused: string[];
  /** What the handler answers from now on. */
  answer: (status: number) => void;
}

export function clientOf(sandbox: ReturnType<typeof createSandbox>, key = sandbox.secretKey): Stripe {
  const httpClient = Stripe.createFetchHttpClient(sandbox.fetch);
  return new Stripe(key, { httpClient, telemetry: false, maxNetworkRetries: 0 });
}

export function openShop(options: SandboxOptions = {}): Shop {
  const events: Stripe.Event[] = [];
  const refused: string[] = [];
  let status = 200;
  const secret = 'whsec_for_tests';
  const sandbox = createSandbox({
    now: () => START,
    origin: 'https://pay.test',
    webhook: {
      secret,
      async deliver(request) {
        const raw = await request.text();
        const header = request.headers.get('stripe-signature') ?? '';
        const receivedAt = sandbox.now();
        try {
          events.push(
            await Stripe.webhooks.constructEventAsync(raw, header, secret, undefined, undefined, receivedAt),
          );
        } catch (error) {
          refused.push(String(error));
          return new Response(null, { status: 400 });
        }
        return new Response(null, { status });
      },
    },
    ...options,
  });
  const answer = (next: number) => {
    status = next;
  };
  return { sandbox, stripe: clientOf(sandbox), events, refused, answer };
}

export const line = (amount = 4900, currency = 'eur', quantity = 1) => ({
  price_data: { currency, unit_amount: amount, product_data: { name: 'Linen shirt' } },
  quantity,
});

/** The least that makes a hosted session. */
export const order = (
  more: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  line_items: [line()],
  success_url: 'https://shop.test/thanks?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.test/cart',
  ...more,
});
