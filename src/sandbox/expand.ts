/** `expand[]=line_items.data.price.product`: ids in an answer replaced by what they name. */
import type { Context } from './context.ts';
import { invalid } from './errors.ts';
import type { Branch } from './form.ts';
import { pageOf } from './lists.ts';
import { listOf, text } from './schema.ts';
import type { Tables } from './tables.ts';

type Json = Record<string, unknown>;

/** Which table a field's id belongs to. */
const TABLE_OF: Record<string, keyof Tables> = {
  payment_intent: 'payment_intents',
  latest_charge: 'charges',
  charge: 'charges',
  coupon: 'coupons',
  promotion_code: 'promotion_codes',
  product: 'products',
  price: 'prices',
};

/** Stripe goes four levels deep. */
const DEEPEST = 4;

export function expandPaths(form: Branch): string[] {
  return form.expand === undefined ? [] : listOf(text())(form.expand, 'expand');
}

/** A copy of `answer` with the paths expanded; the stored objects stay as they are. */
export function expanded(context: Context, answer: object, paths: readonly string[]): Json {
  const copy = structuredClone(answer) as Json;
  for (const path of paths) {
    const steps = path.split('.');
    const depth = steps.filter((step) => step !== 'data').length;
    if (depth > DEEPEST) {
      throw invalid(
        `You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`,
        'expand',
      );
    }
    walk(context, copy, steps, path);
  }
  return copy;
}

function walk(context: Context, at: unknown, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || at === null || at === undefined) return;
  if (Array.isArray(at)) {
    for (const one of at) walk(context, one, steps, path);
    return;
  }
  const node = at as Json;
  const value = expansionOf(context, node, step);
  const plain = value === undefined || (typeof value !== 'object' && TABLE_OF[step] === undefined);
  if (plain) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  node[step] = value;
  walk(context, value, rest, path);
}

function expansionOf(context: Context, node: Json, step: string): unknown {
  const value = node[step];
  if (typeof value === 'string') {
    const table = TABLE_OF[step];
    const found = table && (context.tables[table] as Map<string, object>).get(value);
    return found ? structuredClone(found) : value;
  }
  if (value !== undefined) return value;
  const record = context.tables.sessions.get(String(node.id));
  if (record && step === 'line_items') {
    return structuredClone(pageOf(record.lines, {}, `/v1/checkout/sessions/${record.session.id}/line_items`));
  }
  if (step === 'refunds' && node.object === 'charge') {
    const all = [...context.tables.refunds.values()].filter((refund) => refund.charge === node.id);
    return pageOf(all.reverse(), {}, `/v1/charges/${String(node.id)}/refunds`);
  }
  if (step === 'breakdown') return { discounts: [], taxes: [] };
  return undefined;
}
