/** Events on their way to the shop, disturbed on demand. */
import type { Clock } from './clock.ts';
import { createCourier, type Delivery, type Endpoint } from './delivery.ts';
import { createRules, type DeliveryRule } from './delivery-rules.ts';
import type { StripeEvent } from './types.ts';

export interface Webhooks {
  deliveries: Delivery[];
  plan(rule: DeliveryRule): void;
  /** Resolves after the first try; later tries belong to the clock. */
  send(event: StripeEvent, rule?: DeliveryRule): Promise<void>;
  /** Sends what `reorder` still holds. */
  release(): Promise<void>;
  /** Resolves once nothing is on its way; what waits for the clock does not count. */
  settled(): Promise<void>;
}

export function createWebhooks(clock: Clock, endpoint: Endpoint | undefined, saved: () => void): Webhooks {
  const { deliveries, note, attempt, settled } = createCourier(clock, saved);
  const rules = createRules();
  let held: StripeEvent[] = [];

  async function release(): Promise<void> {
    const waiting = held.reverse();
    held = [];
    for (const event of waiting) if (endpoint) await attempt(endpoint, event, 1, {});
  }

  async function send(event: StripeEvent, own?: DeliveryRule): Promise<void> {
    if (!endpoint?.events.has(event.type)) return;
    const rule = own ?? rules.take(event.type);
    if (rule.drop) return note(event, 1, 'dropped');
    if (rule.reorder) {
      held.push(event);
      return held.length >= rule.reorder ? release() : undefined;
    }
    const copies = Array.from({ length: 1 + (rule.duplicate ?? 0) });
    const all = () => Promise.all(copies.map(() => attempt(endpoint, event, 1, rule)));
    if (rule.delay) clock.schedule(clock.now() + rule.delay, all);
    else await all();
  }

  return { deliveries, plan: rules.add, send, release, settled };
}
