/** What a test, or the owner of a demo, can do to the sandbox from outside. */
import type { Context } from './context.ts';
import { createCoupon, createPromotionCode } from './coupons.ts';
import type { DeliveryRule } from './delivery-rules.ts';
import { missing } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import { type Branch, branch } from './form.ts';
import type { PromotionCodeOption } from './options.ts';
import { type BuyerInput, type Outcome, pay, settle } from './pay.ts';
import { closeDispute, createRefund, openDispute } from './refunds.ts';
import { expireSession, findSession } from './session.ts';
import type { Webhooks } from './webhooks.ts';

export function createControls(context: Context, webhooks: Webhooks, faults: Faults) {
  return { ...moneyControls(context), ...deliveryControls(context, webhooks, faults) };
}

function moneyControls(context: Context) {
  return {
    /** Pays as a buyer would; resolves after the first delivery of each webhook. A decline rejects with a card_error. */
    pay: async (session: string, how: { outcome: Outcome } & BuyerInput = { outcome: 'success' }) =>
      pay(context, findSession(context, session), how.outcome, how),
    /** Ends a delayed payment. */
    settle: async (session: string, how: 'succeeded' | 'failed') =>
      settle(context, findSession(context, session), how),
    /** Expires an open session now. */
    expire: async (session: string) => expireSession(context, findSession(context, session)),
    /** Refunds all that is left, or `amount` minor units; gives the refund's id. */
    refund: async (intent: string, amount?: number) => {
      const form = formOf({ payment_intent: intent, ...(amount !== undefined && { amount }) });
      const { refund, sent } = createRefund(context, form);
      await sent;
      return refund.id;
    },
    /** The bank takes the money back for its customer; gives the dispute's id. */
    dispute: async (intent: string, reason?: string) =>
      (await openDispute(context, chargeOf(context, intent), reason)).id,
    closeDispute: async (id: string, how: 'won' | 'lost') => {
      const dispute = context.tables.disputes.get(id);
      if (!dispute) throw missing('dispute', id);
      await closeDispute(context, dispute, how);
    },
    /** Adds a promotion code; gives its id. */
    addPromotionCode: (option: PromotionCodeOption) => addPromotionCode(context, option),
  };
}

function deliveryControls({ clock, tables }: Context, webhooks: Webhooks, faults: Faults) {
  return {
    /** Milliseconds since 1970 by the sandbox's clock. */
    now: clock.now,
    /** Moves the clock on; sessions expire and webhooks are tried again on the way. */
    advance: clock.advance,
    /** Every try of every delivery, in order. */
    deliveries: webhooks.deliveries as readonly (typeof webhooks.deliveries)[number][],
    /** Disturbs the next deliveries. */
    plan: (rule: DeliveryRule) => webhooks.plan(rule),
    /** Sends what a `reorder` rule still holds. */
    release: () => webhooks.release(),
    /** Resolves once no webhook is on its way; what the API causes is sent without waiting. */
    settled: () => webhooks.settled(),
    /** Sends a recorded event again, as from the Dashboard. */
    replay: async (event: string, rule: DeliveryRule = {}) => {
      const found = tables.events.get(event);
      if (!found) throw missing('event', event);
      await webhooks.send(found, rule);
    },
    /** Answers the next requests to the API with trouble. */
    fail: (fault: Fault) => faults.add(fault),
  };
}

function chargeOf(context: Context, intent: string) {
  const found = context.tables.payment_intents.get(intent);
  const charge = context.tables.charges.get(found?.latest_charge ?? '');
  if (!charge) throw missing('payment_intent', intent);
  return charge;
}

export function addPromotionCode(context: Context, option: PromotionCodeOption): string {
  const off: Record<string, string | number> =
    option.amountOff === undefined
      ? { percent_off: option.percentOff ?? 0 }
      : { amount_off: option.amountOff, currency: option.currency ?? '' };
  const coupon = createCoupon(context, formOf({ ...off, duration: 'once' }));
  const promotion = Object.assign(branch(), { type: 'coupon', coupon: coupon.id });
  const code = createPromotionCode(context, Object.assign(formOf({ code: option.code }), { promotion }));
  context.save();
  return code.id;
}

function formOf(values: Record<string, string | number>): Branch {
  const entries = Object.entries(values).map(([key, value]) => [key, String(value)]);
  return Object.assign(branch(), Object.fromEntries(entries));
}
