/** A shop for tests: server and `stripe` package over the sandbox, in process, with a clock to turn. */
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { type AppOptions, createApp } from '../../src/server/app.ts';
import { sweep } from '../../src/server/checkout/sweep.ts';
import type { Deps, Settings } from '../../src/server/deps.ts';
import { importProducts, type NewProduct } from '../../src/server/import.ts';
import type { LogEntry } from '../../src/server/log.ts';
import { openStorage, type Storage } from '../../src/server/storage/open.ts';
import { findOrder } from '../../src/server/storage/orders.ts';
import type { Db } from '../../src/server/storage/schema.ts';
import { createStripe } from '../../src/server/stripe-client.ts';
import type { Engine } from './engines.ts';

export const ORIGIN = 'http://shop.test';

export const shirt: NewProduct = {
  id: 'linen-shirt',
  title: 'Linen shirt',
  images: ['/pictures/linen-shirt.svg'],
  currency: 'EUR',
  options: [{ name: 'Size', values: ['S', 'M'] }],
  variants: [
    {
      id: 'linen-shirt-s',
      sku: 'LS-S',
      options: ['S'],
      price: 4900,
      compareAt: 5900,
      available: true,
      stock: 1,
    },
    { id: 'linen-shirt-m', sku: 'LS-M', options: ['M'], price: 4900, available: true, stock: 40 },
  ],
};

export const hat: NewProduct = {
  id: 'sun-hat',
  title: 'Sun hat',
  images: [],
  currency: 'EUR',
  options: [],
  variants: [{ id: 'sun-hat-1', sku: 'HAT', options: [], price: 2900, available: true }],
};

export interface ShopOptions {
  storage?: Storage;
  products?: NewProduct[];
  settings?: Partial<Settings>;
  sandbox?: SandboxOptions;
  app?: Partial<AppOptions>;
  /** Times a call to Stripe that failed is repeated, with pauses; as in production when absent. */
  retries?: number;
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

export async function openShop({
  storage: given,
  products = [shirt, hat],
  settings,
  sandbox: box,
  app: more,
  retries,
}: ShopOptions = {}) {
  const storage = given ?? (await openStorage({ memory: true }));
  await importProducts(storage, products);
  const start = Date.now();
  const sandbox = createSandbox({
    now: () => start,
    origin: `${ORIGIN}/sandbox`,
    webhook: { deliver: async (request) => app.fetch(request) },
    ...box,
  });
  const log: LogEntry[] = [];
  const deps: Deps = {
    storage,
    stripe: createStripe(sandbox.secretKey, sandbox, retries),
    now: sandbox.now,
    newId: () => randomBytes(16).toString('base64url'),
    log: (entry) => log.push(entry),
    settings: {
      publishableKey: sandbox.publishableKey,
      webhookSecrets: [sandbox.webhookSecret],
      livemode: false,
      origins: [],
      url: ORIGIN,
      shipTo: [],
      ...settings,
    },
  };
  const app = createApp({ ...deps, sandbox: sandbox.fetch, ...more });
  return {
    app,
    deps,
    storage,
    sandbox,
    log,
    /** Moves our clock and Stripe's. */
    advance: (ms: number) => sandbox.advance(ms),
    sweep: (other: Deps = deps) => sweep(other),
    get: (path: string, init?: RequestInit) => app.request(ORIGIN + path, init),
    order: (session: string) => findOrder(storage.db, session),
    stock: (variant: string) => stockOf(storage.db, variant),
    checkout: (change: object = {}) => checkout(app, change),
    /** The same at another copy of the server. */
    checkoutAt: checkout,
    close: () => storage.close(),
  };
}

export async function stockOf(db: Db, variant: string) {
  const query = db.selectFrom('variants').select(['on_hand', 'reserved']).where('id', '=', variant);
  return { ...(await query.executeTakeFirstOrThrow()) };
}

let carts = 0;

/** What the page sends: one small linen shirt in a cart of its own, unless changed. */
export function request(change: object = {}) {
  return {
    cart: `cart-${++carts}`,
    currency: 'EUR',
    lines: [line('linen-shirt-s', 4900)],
    mode: 'redirect',
    returnUrl: `${ORIGIN}/blog/lisbon?from=mail#buy`,
    ...change,
  };
}

export function line(variant: string, seen: number, quantity = 1, product = 'linen-shirt') {
  return { product, variant, quantity, seen };
}

export interface Answer {
  status: number;
  session: string;
  url?: string;
  clientSecret?: string;
  publishableKey?: string;
  stripeJs?: string;
  error?: {
    code: string;
    message: string;
    requestId: string;
    session?: string;
    retry?: boolean;
    lines?: object[];
  };
}

async function checkout(app: ReturnType<typeof createApp>, change: object): Promise<Answer> {
  const response = await app.request(`${ORIGIN}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify(request(change)),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

/** Tries a sentence on a new shop over an empty database, which is closed afterwards. */
export function trialsOn(engine: Engine) {
  return (sentence: string, body: (shop: Shop) => Promise<void>, options: ShopOptions = {}) =>
    test(`${engine.name}: ${sentence}`, async () => {
      const shop = await openShop({ ...options, storage: await engine.open() });
      try {
        await body(shop);
      } finally {
        await shop.close();
      }
    });
}

export const sessionsAt = async ({ deps }: Shop) =>
  (await deps.stripe.checkout.sessions.list({ limit: 100 })).data;

export const statusOf = async (shop: Shop, session: string) =>
  ((await (await shop.get(`/v1/checkout/${session}`)).json()) as { status: string }).status;
