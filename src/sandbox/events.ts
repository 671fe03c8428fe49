/** Event objects: a snapshot of what changed, kept for the API and sent to the shop. */
import type { Context } from './context.ts';
import { API_VERSION, type StripeEvent } from './types.ts';
import type { Webhooks } from './webhooks.ts';

/** `context` comes by call, since the context itself holds what this returns. */
export function createEvents(
  context: () => Context,
  webhooks: Webhooks,
  sent: ReadonlySet<string>,
): Context['emit'] {
  return async (type, object, cause) => {
    const { tables, clock, id, save } = context();
    const event: StripeEvent = {
      id: id('evt_'),
      object: 'event',
      api_version: API_VERSION,
      created: clock.seconds(),
      data: { object: structuredClone(object) as Record<string, unknown> },
      livemode: false,
      pending_webhooks: sent.has(type) ? 1 : 0,
      request: cause ?? { id: null, idempotency_key: null },
      type,
    };
    tables.events.set(event.id, event);
    save();
    await webhooks.send(event);
  };
}
