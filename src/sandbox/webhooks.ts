/** Events and their way to the shop: signed, tried again, and disturbed on demand. */
import { createHmac } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { StripeEvent } from './types.ts';

/** What happens to the next deliveries; each rule is used `times` times (1), in the order they were given. */
export interface DeliveryRule {
  /** Only for events of this type; all without it. */
  type?: string;
  times?: number;
  /** So many extra copies at the same moment. */
  duplicate?: number;
  /** Sent only once the clock has moved on by so many milliseconds. */
  delay?: number;
  /** Never sent at all. */
  drop?: boolean;
  /** Signed with another secret. */
  secret?: string;
  /** The timestamp is so many seconds old; negative is in the future. */
  age?: number;
  /** Holds back until so many events have come together, then sends them last first. */
  reorder?: number;
}

export interface Delivery {
  event: string;
  type: string;
  /** 1 for the first try. */
  attempt: number;
  /** Milliseconds since 1970. */
  at: number;
  /** The answer; undefined when none came or nothing was sent. */
  status?: number;
  outcome: 'accepted' | 'refused' | 'failed' | 'dropped';
}

export interface Endpoint {
  url: string;
  secret: string;
  deliver: (request: Request) => Promise<Response>;
  /** Types that are sent; the others are only recorded. */
  events: ReadonlySet<string>;
  /** Milliseconds to wait before each further try. */
  retries: readonly number[];
}

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

/** `t=…,v1=…` over "t.payload"; `t` in seconds. */
export function signature(payload: string, secret: string, t: number): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${payload}`).digest('hex')}`;
}

export function createWebhooks(clock: Clock, endpoint: Endpoint | undefined, saved: () => void): Webhooks {
  const deliveries: Delivery[] = [];
  const rules: (DeliveryRule & { left: number })[] = [];
  const underWay = new Set<Promise<void>>();
  let held: StripeEvent[] = [];

  function take(type: string): DeliveryRule {
    const at = rules.findIndex((rule) => rule.type === undefined || rule.type === type);
    const rule = rules[at];
    if (!rule) return {};
    rule.left -= 1;
    if (rule.left <= 0) rules.splice(at, 1);
    return rule;
  }

  function note(event: StripeEvent, attempt: number, outcome: Delivery['outcome'], status?: number): void {
    deliveries.push({
      event: event.id,
      type: event.type,
      attempt,
      at: clock.now(),
      outcome,
      ...(status && { status }),
    });
  }

  function attempt(to: Endpoint, event: StripeEvent, count: number, rule: DeliveryRule): Promise<void> {
    const trying = deliver(to, event, count, rule).finally(() => underWay.delete(trying));
    underWay.add(trying);
    return trying;
  }

  async function settled(): Promise<void> {
    while (underWay.size) await Promise.allSettled(underWay);
  }

  async function deliver(to: Endpoint, event: StripeEvent, count: number, rule: DeliveryRule): Promise<void> {
    const status = await post(to, event, clock.seconds() - (rule.age ?? 0), rule.secret ?? to.secret);
    const accepted = status !== undefined && status >= 200 && status < 300;
    note(event, count, accepted ? 'accepted' : status === undefined ? 'failed' : 'refused', status);
    if (accepted) event.pending_webhooks = 0;
    const wait = to.retries[count - 1];
    // Each further try has its own timestamp and an honest signature.
    if (!accepted && wait !== undefined)
      clock.schedule(clock.now() + wait, () => attempt(to, event, count + 1, {}));
    saved();
  }

  async function release(): Promise<void> {
    const waiting = held.reverse();
    held = [];
    for (const event of waiting) if (endpoint) await attempt(endpoint, event, 1, {});
  }

  async function send(event: StripeEvent, own?: DeliveryRule): Promise<void> {
    if (!endpoint?.events.has(event.type)) return;
    const rule = own ?? take(event.type);
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

  return {
    deliveries,
    plan: (rule) => rules.push({ ...rule, left: rule.times ?? rule.reorder ?? 1 }),
    send,
    release,
    settled,
  };
}

async function post(
  to: Endpoint,
  event: StripeEvent,
  t: number,
  secret: string,
): Promise<number | undefined> {
  const payload = JSON.stringify(event, null, 2);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': signature(payload, secret, t),
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  };
  try {
    const answer = await to.deliver(new Request(to.url, { method: 'POST', headers, body: payload }));
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}
