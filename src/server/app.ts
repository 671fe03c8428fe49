/** The server as one Fetch handler: its routes, and the one place that catches. */
import { type Context, Hono } from 'hono';
import { getPost, getPosts, getProducts } from './catalogue.ts';
import { getStatus, postCheckout } from './checkout.ts';
import { listedOrigin, PUBLIC, preflight } from './cors.ts';
import type { Deps } from './deps.ts';
import { HttpError, notFound } from './errors.ts';
import { failure } from './failure.ts';
import { openFiles } from './files.ts';
import { kit } from './kit.ts';
import { watch } from './watch.ts';
import { postWebhook } from './webhook.ts';

export interface AppOptions extends Deps {
  /** Folder of the built kit; that of the package when absent. */
  kitDir?: string | undefined;
  /** Folder of a static site served beside the API, for demos. */
  site?: string | undefined;
  /** Answers below `/sandbox/`, with that prefix taken off. */
  sandbox?: ((request: Request) => Response | Promise<Response>) | undefined;
}

export type Env = { Variables: { requestId: string; cors: Record<string, string> } };
type Handler = (context: Context<Env>) => Response | Promise<Response>;

export type App = Hono<Env>;

export function createApp(options: AppOptions): App {
  const app = new Hono<Env>({ strict: false });
  watch(app, options);
  api(app, options);
  mount(app, options);
  app.notFound((context) => failure(notFound('page'), context, options));
  app.onError((error, context) => failure(error, context, options));
  return app;
}

function api(app: App, deps: AppOptions): void {
  open(app, '/v1/products', ({ req }) => getProducts(req.raw, deps));
  open(app, '/v1/posts', ({ req }) => getPosts(req.raw, deps));
  open(app, '/v1/posts/:id', ({ req }) => getPost(req.param('id') ?? '', req.raw, deps));
  open(app, '/v1/checkout/:session', ({ req }) => getStatus(req.param('session') ?? '', deps));
  open(app, '/health', () => health(deps));
  open(app, '/kit/:version/*', kit(deps.kitDir));
  app.use('/v1/checkout', (context, next) => {
    context.set('cors', listedOrigin(context.req.raw, deps));
    return next();
  });
  app.post('/v1/checkout', ({ req }) => postCheckout(req.raw, deps));
  app.options('/v1/checkout', (context) => preflight(context.get('cors'), 'POST'));
  app.all('/v1/checkout', () => refuseMethod('POST, OPTIONS'));
  app.post('/v1/stripe/webhook', ({ req }) => postWebhook(req.raw, deps));
  app.all('/v1/stripe/webhook', () => refuseMethod('POST'));
}

/** A route that everybody may read from any page. */
function open(app: App, path: string, handler: Handler): void {
  app.use(path, (context, next) => {
    context.set('cors', PUBLIC);
    return next();
  });
  app.get(path, handler);
  app.options(path, () => preflight(PUBLIC, 'GET, HEAD'));
  app.all(path, () => refuseMethod('GET, HEAD, OPTIONS'));
}

function mount(app: App, { sandbox, site }: AppOptions): void {
  if (sandbox) {
    app.all('/sandbox/*', ({ req }) => {
      const url = new URL(req.url);
      url.pathname = url.pathname.slice('/sandbox'.length);
      return sandbox(new Request(url, req.raw));
    });
  }
  if (site) {
    const files = openFiles(site);
    app.get('/*', async ({ req }) => {
      const found = await files(new URL(req.url).pathname, req.raw, { 'cache-control': 'no-cache' });
      return found ?? Promise.reject(notFound('page'));
    });
  }
}

function refuseMethod(allow: string): never {
  throw new HttpError(405, 'bad_method', `Allowed here: ${allow}.`, { headers: { allow } });
}

async function health({ storage }: Deps): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await storage.db.selectFrom('souk_migrations').select('id').limit(1).execute();
    return Response.json({ ok: true }, { headers });
  } catch (cause) {
    throw new HttpError(503, 'unavailable', 'The database does not answer.', { cause, headers });
  }
}
