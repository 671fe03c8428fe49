/** The part of Stripe's API that the sandbox plays: a table from method and path to a function. */
import type { Call, Handler } from './api.ts';
import { createPrice, createProduct } from './catalogue.ts';
import { codeIsActive, createCoupon, createPromotionCode } from './coupons.ts';
import { missing } from './errors.ts';
import { expanded, expandPaths } from './expand.ts';
import { created, newestFirst, PAGING, pageOf } from './lists.ts';
import { createRefund } from './refunds.ts';
import { changed, flag, ignored, metadataChange, oneOf, params, type Shape, text } from './schema.ts';
import { createSession, expireIfDue, expireSession, findSession } from './session.ts';
import { readSessionParams } from './session-params.ts';
import type { Thing } from './types.ts';

type Named =
  | 'payment_intents'
  | 'charges'
  | 'refunds'
  | 'disputes'
  | 'events'
  | 'coupons'
  | 'promotion_codes'
  | 'products'
  | 'prices';

/** The stored object with this id. */
function retrieve(name: Named, what: string): Handler {
  return ({ context, id, form }) => {
    params(form, { expand: ignored });
    const found = (context.tables[name] as Map<string, Thing>).get(id);
    if (!found) throw missing(what, id);
    return expanded(context, found, expandPaths(form));
  };
}

/** All objects of a table, newest first, filtered by the parameters that are fields of theirs. */
function list(name: Named, filters: Shape = {}): Handler {
  return ({ context, form }) => {
    const given = params(form, { ...PAGING, created, ...filters });
    const fits = (row: Thing) =>
      (given.created?.(row.created) ?? true) &&
      Object.keys(filters).every(
        (key) => given[key as never] === undefined || row[key] === given[key as never],
      );
    const rows = newestFirst((context.tables[name] as Map<string, Thing>).values()).filter(fits);
    return expanded(context, pageOf(rows, given, `/v1/${name}`), expandPaths(form));
  };
}

/** A session, expired first if its time is over; that event goes out on its own. */
function sessionOf({ context, id }: Call) {
  const record = findSession(context, id);
  void expireIfDue(context, record);
  return record;
}

const create: Handler = ({ context, form }) => {
  const record = createSession(context, readSessionParams(form));
  return expanded(context, record.session, expandPaths(form));
};

const retrieveSession: Handler = (call) => {
  params(call.form, { expand: ignored });
  return expanded(call.context, sessionOf(call).session, expandPaths(call.form));
};

const updateSession: Handler = (call) => {
  const given = params(call.form, { metadata: metadataChange, expand: ignored });
  const { session } = sessionOf(call);
  session.metadata = call.form.metadata === '' ? {} : changed(session.metadata, given.metadata ?? {});
  return expanded(call.context, session, expandPaths(call.form));
};

const expire: Handler = (call) => {
  params(call.form, { expand: ignored });
  const record = sessionOf(call);
  void expireSession(call.context, record, call.cause);
  return expanded(call.context, record.session, expandPaths(call.form));
};

const lineItems: Handler = (call) => {
  const given = params(call.form, PAGING);
  const url = `/v1/checkout/sessions/${call.id}/line_items`;
  return expanded(call.context, pageOf(sessionOf(call).lines, given, url), expandPaths(call.form));
};

const listSessions: Handler = ({ context, form }) => {
  const filters = { created, payment_intent: text(), status: oneOf('complete', 'expired', 'open') };
  const given = params(form, { ...PAGING, ...filters });
  const records = newestFirst(context.tables.sessions.values());
  for (const record of records) void expireIfDue(context, record);
  const rows = records
    .map((record) => record.session)
    .filter((session) => given.created?.(session.created) ?? true)
    .filter((session) => given.status === undefined || session.status === given.status)
    .filter(
      (session) => given.payment_intent === undefined || session.payment_intent === given.payment_intent,
    );
  return expanded(context, pageOf(rows, given, '/v1/checkout/sessions'), expandPaths(form));
};

const listCodes: Handler = ({ context, form }) => {
  const given = params(form, { ...PAGING, created, code: text(), active: flag, coupon: text() });
  const rows = newestFirst(context.tables.promotion_codes.values())
    .map((code) => ({ ...code, active: codeIsActive(context, code) }))
    .filter((code) => given.created?.(code.created) ?? true)
    .filter((code) => given.code === undefined || code.code.toLowerCase() === given.code.toLowerCase())
    .filter((code) => given.active === undefined || code.active === given.active)
    .filter((code) => given.coupon === undefined || code.promotion.coupon === given.coupon);
  return expanded(context, pageOf(rows, given, '/v1/promotion_codes'), expandPaths(form));
};

const refund: Handler = ({ context, form, cause }) => {
  const made = createRefund(context, form, cause);
  void made.sent;
  return expanded(context, made.refund, expandPaths(form));
};

/** Makes an object and answers it. */
function make(maker: (context: Call['context'], form: Call['form']) => object): Handler {
  return ({ context, form }) => expanded(context, maker(context, form), expandPaths(form));
}

export const routes: readonly (readonly ['GET' | 'POST', string, Handler])[] = [
  ['POST', '/checkout/sessions', create],
  ['GET', '/checkout/sessions', listSessions],
  ['GET', '/checkout/sessions/:id', retrieveSession],
  ['POST', '/checkout/sessions/:id', updateSession],
  ['POST', '/checkout/sessions/:id/expire', expire],
  ['GET', '/checkout/sessions/:id/line_items', lineItems],
  ['POST', '/refunds', refund],
  ['GET', '/refunds', list('refunds', { charge: text(), payment_intent: text() })],
  ['GET', '/refunds/:id', retrieve('refunds', 'refund')],
  ['GET', '/payment_intents', list('payment_intents')],
  ['GET', '/payment_intents/:id', retrieve('payment_intents', 'payment_intent')],
  ['GET', '/charges', list('charges', { payment_intent: text() })],
  ['GET', '/charges/:id', retrieve('charges', 'charge')],
  ['GET', '/disputes', list('disputes', { charge: text(), payment_intent: text() })],
  ['GET', '/disputes/:id', retrieve('disputes', 'dispute')],
  ['GET', '/events', list('events', { type: text() })],
  ['GET', '/events/:id', retrieve('events', 'event')],
  ['POST', '/coupons', make(createCoupon)],
  ['GET', '/coupons', list('coupons')],
  ['GET', '/coupons/:id', retrieve('coupons', 'coupon')],
  ['POST', '/promotion_codes', make(createPromotionCode)],
  ['GET', '/promotion_codes', listCodes],
  ['GET', '/promotion_codes/:id', retrieve('promotion_codes', 'promotion code')],
  ['POST', '/products', make(createProduct)],
  ['GET', '/products', list('products', { active: flag })],
  ['GET', '/products/:id', retrieve('products', 'product')],
  ['POST', '/prices', make(createPrice)],
  ['GET', '/prices', list('prices', { active: flag, currency: text(), product: text() })],
  ['GET', '/prices/:id', retrieve('prices', 'price')],
];
