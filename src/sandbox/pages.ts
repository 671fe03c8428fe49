/** The pages of the sandbox: the pay form, on its own or in a frame, and the files they need. */
import { readFileSync } from 'node:fs';
import { Hono, type Context as Http } from 'hono';
import { cors } from 'hono/cors';
import type { Context } from './context.ts';
import { openEmbedded } from './embedded.ts';
import { StripeError } from './errors.ts';
import { endPage, type Html, payPage, type View } from './page.ts';
import { applyCode, readBuyer } from './page-input.ts';
import { languageOf } from './page-words.ts';
import { pay } from './pay.ts';
import { expireIfDue } from './session.ts';
import type { LineItem, SessionRecord } from './types.ts';

/** How long the buyer waits for the shop to take the webhook, as at Stripe. */
const PATIENCE = 10_000;

const asset = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

/** Forms may lead to any shop: browsers hold `form-action` against redirects too. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src http: https: data:; form-action 'self' http: https:; base-uri 'none'";

export function createPages(context: Context): Hono {
  const pages = new Hono();
  pages.get('/stripe.js', (http) => file(http, 'text/javascript', asset('stripe.js')));
  pages.get('/pay/style.css', (http) => file(http, 'text/css', asset('pay.css')));
  pages.get('/pay/frame.js', (http) => file(http, 'text/javascript', asset('frame.js')));
  pages.use('/embedded', cors({ origin: '*', allowMethods: ['POST'] }));
  pages.post('/embedded', async (http) => openEmbedded(context, await http.req.json().catch(() => ({}))));
  pages.get('/pay/:session', (http) => show(context, http));
  pages.post('/pay/:session', (http) => press(context, http));
  return pages;
}

function file(http: Http, type: string, body: string): Response {
  return http.body(body, 200, {
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
  });
}

/** The session of the path, if it has a page in this form: hosted ones alone, embedded ones in a frame. */
function recordOf(context: Context, http: Http): SessionRecord | undefined {
  const record = context.tables.sessions.get(http.req.param('session') ?? '');
  const wanted = http.req.query('embedded') === undefined ? 'hosted_page' : 'embedded_page';
  if (record?.session.ui_mode !== wanted) return undefined;
  void expireIfDue(context, record);
  return record;
}

function viewOf(
  context: Context,
  http: Http,
  record: SessionRecord | undefined,
  more: Partial<View> = {},
): View {
  const language = languageOf(record?.session.locale ?? null, http.req.header('accept-language'));
  const goods = (line: LineItem) => goodsOf(context, line);
  const embedded = http.req.query('embedded') !== undefined;
  return { language, embedded, values: {}, wrong: [], goods, ...more };
}

/** A picture only if its address is one that a page may show. */
function goodsOf(context: Context, line: LineItem) {
  const product = context.tables.products.get(line.price.product);
  const source = product?.images[0];
  return { note: product?.description, image: source && /^https?:\/\//i.test(source) ? source : undefined };
}

function send(
  http: Http,
  page: Html,
  embedded: boolean,
  status: 200 | 402 | 404 | 410 | 422 = 200,
): Response | Promise<Response> {
  const frames = embedded ? "script-src 'self'; frame-ancestors http: https:" : "frame-ancestors 'none'";
  http.header('content-security-policy', `${POLICY}; ${frames}`);
  if (!embedded) http.header('x-frame-options', 'DENY');
  http.header('referrer-policy', 'no-referrer');
  http.header('x-content-type-options', 'nosniff');
  http.header('cache-control', 'no-store');
  return http.html(page, status);
}

function show(context: Context, http: Http): Response | Promise<Response> {
  const record = recordOf(context, http);
  const view = viewOf(context, http, record);
  if (!record) return send(http, endPage(view, 'missing', null), view.embedded, 404);
  const { session } = record;
  if (session.status === 'open') return send(http, payPage(record, view), view.embedded);
  if (session.status === 'expired')
    return send(http, endPage(view, 'expired', session.cancel_url), view.embedded, 410);
  return send(http, endPage(view, 'complete', goal(record)), view.embedded);
}

/** Where the buyer goes after paying. */
function goal(record: SessionRecord): string | null {
  const { success_url: url, id } = record.session;
  return url?.replaceAll('{CHECKOUT_SESSION_ID}', id) ?? null;
}

/** The rest of the wait must not keep a server alive that is told to stop. */
function patience(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, PATIENCE).unref();
  });
}

async function press(context: Context, http: Http): Promise<Response> {
  const record = recordOf(context, http);
  if (record?.session.status !== 'open') return show(context, http);
  const typed = new URLSearchParams(await http.req.text());
  const values = Object.fromEntries([...typed].map(([name, value]) => [name, value.trim().slice(0, 300)]));
  if (values.code !== undefined) return useCode(context, http, record, values);
  const { buyer, outcome, wrong } = readBuyer(record.session, values);
  const again = (more: Partial<View>, status: 402 | 422) => {
    const view = viewOf(context, http, record, { values, ...more });
    return send(http, payPage(record, view), view.embedded, status);
  };
  if (wrong.length) return again({ wrong }, 422);
  try {
    await Promise.race([pay(context, record, outcome, buyer), patience()]);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    // Another press of the button may have been faster; the page then says how that one ended.
    return error.status === 402 ? again({ declined: true }, 402) : show(context, http);
  }
  return onwards(http, record);
}

/** In a frame the same page says that it is done, and the page around it goes on. */
function onwards(http: Http, record: SessionRecord): Response {
  return http.redirect(goal(record) ?? new URL(http.req.url).search, 303);
}

async function useCode(
  context: Context,
  http: Http,
  record: SessionRecord,
  values: Record<string, string>,
): Promise<Response> {
  if (applyCode(context, record, values.code ?? '')) {
    return http.redirect(`${record.session.id}${new URL(http.req.url).search}`, 303);
  }
  const view = viewOf(context, http, record, { values, badCode: true });
  return send(http, payPage(record, view), view.embedded, 422);
}
