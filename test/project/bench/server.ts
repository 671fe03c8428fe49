/**
 * Orders per second over HTTP: checkouts made, then paid in the sandbox, whose signed
 * webhooks become orders. On disk, beside the same server that keeps nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { importProducts } from '../../../src/server/import.ts';
import { type RunningServer, startServer } from '../../../src/server/serve.ts';
import { openStorage, type Storage } from '../../../src/server/storage/open.ts';
import { productOf } from './pages.ts';
import { median, repeat } from './stats.ts';

/** Requests under way at once, requests of each phase, products in the shop. */
const AT_ONCE = 16;
const ORDERS = 1000;
const PRODUCTS = 200;

/** How often each happens in a second. */
export interface Rates {
  /** `GET /v1/products` of 20 products. */
  reads: number;
  /** `POST /v1/checkout`: stock held, session made. */
  checkouts: number;
  /** Signed webhook to order row. */
  orders: number;
}

export interface ServerResult {
  disk: Rates;
  memory: Rates;
  /** `disk` by `memory`. */
  ratio: Rates;
}

const NAMES = ['reads', 'checkouts', 'orders'] as const;

export async function measureServer(runs: number, say: (text: string) => void): Promise<ServerResult> {
  await round('memory');
  const disk: Rates[] = [];
  const memory: Rates[] = [];
  // In turns, so that what else the machine does falls on both.
  await repeat(runs, async () => {
    say('server on disk');
    disk.push(await round('disk'));
    say('server that keeps nothing');
    memory.push(await round('memory'));
  });
  const [onDisk, inMemory] = [middle(disk), middle(memory)];
  return {
    disk: onDisk,
    memory: inMemory,
    ratio: rates((name) => Number((onDisk[name] / inMemory[name]).toFixed(2))),
  };
}

const rates = (of: (name: keyof Rates) => number) =>
  Object.fromEntries(NAMES.map((name) => [name, of(name)])) as unknown as Rates;
const middle = (all: Rates[]) => rates((name) => Math.round(median(all.map((each) => each[name]))));

async function round(where: 'disk' | 'memory'): Promise<Rates> {
  const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'));
  const storage = await openStorage(where === 'disk' ? { dataDir: folder } : { memory: true });
  try {
    await importProducts(
      storage,
      Array.from({ length: PRODUCTS }, (_, at) => stocked(at)),
    );
    return await load(storage);
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function stocked(at: number) {
  const product = productOf(at);
  return { ...product, variants: product.variants.map((variant) => ({ ...variant, stock: 1_000_000 })) };
}

async function load(storage: Storage): Promise<Rates> {
  let server: RunningServer | undefined;
  const deliver = (request: Request) => server?.fetch(request) ?? Promise.reject(new Error('no server yet'));
  const sandbox = createSandbox({ webhook: { deliver } });
  server = await startServer({ port: 0, storage, sandbox, log: () => {} }, {});
  const { url } = server;
  try {
    const reads = await perSecond(ORDERS, (at) => read(url, at));
    const sessions: string[] = [];
    const checkouts = await perSecond(ORDERS, async (at) => {
      sessions.push(await checkout(url, at));
    });
    const orders = await perSecond(ORDERS, async (at) => {
      await sandbox.pay(sessions[at] ?? '', { outcome: 'success', email: 'ana@example.com' });
    });
    await expectOrders(storage);
    return { reads, checkouts, orders };
  } finally {
    await server.close();
  }
}

async function perSecond(count: number, work: (at: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return count / ((performance.now() - start) / 1000);
}

async function read(url: string, at: number): Promise<void> {
  const ids = Array.from({ length: 20 }, (_, next) => `p${(at + next) % PRODUCTS}`);
  const response = await fetch(`${url}/v1/products?ids=${ids}`);
  const { products } = (await response.json()) as { products: unknown[] };
  if (products.length !== ids.length)
    throw new Error(`asked for ${ids.length} products, got ${products.length}`);
}

async function checkout(url: string, at: number): Promise<string> {
  const id = `p${at % PRODUCTS}`;
  const lines = [{ product: id, variant: `${id}-S`, quantity: 1, seen: 4900 + (at % PRODUCTS) }];
  const body = {
    cart: `bench-${at}`,
    currency: 'EUR',
    mode: 'redirect',
    returnUrl: `${url}/thank-you`,
    lines,
  };
  const response = await fetch(`${url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { session?: string };
  return (
    answer.session ??
    Promise.reject(new Error(`checkout answered ${response.status}: ${JSON.stringify(answer)}`))
  );
}

/** A rate counts only for what is really there. */
async function expectOrders({ db }: Storage): Promise<void> {
  const orders = await db.selectFrom('orders').select('session').where('state', '=', 'paid').execute();
  if (orders.length !== ORDERS) throw new Error(`${ORDERS} orders were paid, ${orders.length} were stored`);
}
