/** Stripe's events, made by hand. */
import { createHmac } from 'node:crypto';
import { ORIGIN, type Shop } from './shop.ts';

export const PATH = '/v1/stripe/webhook';

export const sign = (body: string | Uint8Array, secret: string, t: number) =>
  createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');

export interface Sent {
  body?: string | Uint8Array<ArrayBuffer>;
  header?: string | undefined;
  type?: string;
}

/** Sends an event as given; signed rightly unless said otherwise. */
export async function send(shop: Shop, event: object, sent: Sent = {}): Promise<number> {
  const t = Math.floor(shop.deps.now() / 1000);
  const body = sent.body ?? JSON.stringify(event);
  const header = 'header' in sent ? sent.header : `t=${t},v1=${sign(body, shop.sandbox.webhookSecret, t)}`;
  const headers = {
    'content-type': sent.type ?? 'application/json',
    ...(header && { 'stripe-signature': header }),
  };
  return (await shop.app.request(ORIGIN + PATH, { method: 'POST', headers, body })).status;
}

/** A session that Stripe says is paid, with no word of it having reached us. */
export async function paidInSilence(shop: Shop, outcome: 'success' | 'delayed' = 'success') {
  const { session } = await shop.checkout();
  shop.sandbox.plan({ drop: true, times: 99 });
  await shop.sandbox.pay(session, { outcome });
  const object = await shop.deps.stripe.checkout.sessions.retrieve(session);
  return {
    session,
    payment: object.payment_intent as string,
    completed: eventOf('checkout.session.completed', object),
  };
}

export function eventOf(type: string, object: object, id = `evt_${type}`) {
  return {
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1,
    livemode: false,
    type,
    data: { object },
  };
}
