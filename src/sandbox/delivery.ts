/** One try of one delivery after another: signed, answered, noted, and tried again later. */
import { createHmac } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { DeliveryRule } from './delivery-rules.ts';
import type { StripeEvent } from './types.ts';

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

export interface Courier {
  /** Every try, in order. */
  deliveries: Delivery[];
  note(event: StripeEvent, attempt: number, outcome: Delivery['outcome'], status?: number): void;
  /** Resolves after this try; a further one belongs to the clock. */
  attempt(to: Endpoint, event: StripeEvent, count: number, rule: DeliveryRule): Promise<void>;
  settled(): Promise<void>;
}

/** `t=…,v1=…` over "t.payload"; `t` in seconds. */
export function signature(payload: string, secret: string, t: number): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${payload}`).digest('hex')}`;
}

export function createCourier(clock: Clock, saved: () => void): Courier {
  const deliveries: Delivery[] = [];
  const underWay = new Set<Promise<void>>();

  const note: Courier['note'] = ({ id, type }, attempt, outcome, status) => {
    deliveries.push({ event: id, type, attempt, at: clock.now(), outcome, ...(status && { status }) });
  };

  const attempt: Courier['attempt'] = (to, event, count, rule) => {
    const trying = deliver(to, event, count, rule).finally(() => underWay.delete(trying));
    underWay.add(trying);
    return trying;
  };

  async function deliver(to: Endpoint, event: StripeEvent, count: number, rule: DeliveryRule): Promise<void> {
    const status = await post(to, event, clock.seconds() - (rule.age ?? 0), rule.secret ?? to.secret);
    const accepted = status !== undefined && status >= 200 && status < 300;
    note(event, count, accepted ? 'accepted' : status === undefined ? 'failed' : 'refused', status);
    if (accepted) event.pending_webhooks = 0;
    else again(to, event, count);
    saved();
  }

  /** Each further try has its own timestamp and an honest signature. */
  function again(to: Endpoint, event: StripeEvent, count: number): void {
    const wait = to.retries[count - 1];
    if (wait !== undefined) clock.schedule(clock.now() + wait, () => attempt(to, event, count + 1, {}));
  }

  async function settled(): Promise<void> {
    while (underWay.size) await Promise.allSettled(underWay);
  }

  return { deliveries, note, attempt, settled };
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
