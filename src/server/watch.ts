/** What all exchanges share: an id, headers, a line in the log. */
import type { App } from './app.ts';
import type { Deps } from './deps.ts';

const BASIC = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** A browser that came by https once never comes by http again. */
const SECURE = { 'strict-transport-security': 'max-age=31536000' };

/** For what is no page: it can neither run nor be framed. */
const INERT = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

/** Gives each request its id, each answer its headers, and each exchange its line in the log. */
export function watch(app: App, { now, newId, log, settings }: Deps): void {
  const secure = settings.url?.startsWith('https:') ? SECURE : {};
  app.use(async (context, next) => {
    const requestId = newId();
    const start = now();
    context.set('requestId', requestId);
    await next();
    const isData = /^application\/json/.test(context.res.headers.get('content-type') ?? '');
    const headers = {
      ...BASIC,
      ...secure,
      ...(isData && INERT),
      ...context.get('cors'),
      'x-request-id': requestId,
    };
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    const { method, routePath: route } = context.req;
    log({
      level: 'info',
      event: 'request',
      requestId,
      method,
      route,
      status: context.res.status,
      ms: now() - start,
    });
  });
}
