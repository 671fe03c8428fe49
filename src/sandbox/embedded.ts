/** What the Stripe.js stand-in asks before it opens a frame: do the key and the client secret fit? */
import type { Context } from './context.ts';
import { expireIfDue } from './session.ts';

function refuse(message: string, code: string, status = 400): Response {
  return Response.json({ error: { type: 'invalid_request_error', code, message } }, { status });
}

export function openEmbedded(context: Context, asked: unknown): Response {
  const { key, client_secret: secret } = asked as { key?: unknown; client_secret?: unknown };
  if (key !== context.tables.keys.get('publishable')) {
    return refuse(`Invalid API Key provided: ${String(key).slice(0, 8)}…`, 'api_key_invalid', 401);
  }
  const [id] = String(secret).split('_secret_');
  const record = context.tables.sessions.get(id ?? '');
  if (!record || record.session.client_secret !== secret) {
    return refuse('No such checkout session, or its client secret is wrong.', 'resource_missing', 404);
  }
  const { session } = record;
  if (session.ui_mode !== 'embedded_page') {
    return refuse(`This session has ui_mode ${session.ui_mode}, not embedded_page.`, 'ui_mode_mismatch');
  }
  void expireIfDue(context, record);
  if (session.status !== 'open') {
    return refuse('This Checkout Session is no longer active.', 'checkout_not_active_session');
  }
  const { redirect_on_completion, return_url = null, amount_total, currency } = session;
  return Response.json({ session: session.id, redirect_on_completion, return_url, amount_total, currency });
}
