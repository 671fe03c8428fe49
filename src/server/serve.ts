/** Starts the companion server: storage, Stripe or the sandbox, the sweeper, and a clean end. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import { sweep } from './checkout/sweep.ts';
import type { Deps } from './deps.ts';
import { type Env, readSettings, type SandboxDoor } from './env.ts';
import { jsonLog, type Log } from './log.ts';
import { openStorage, type Storage, type StorageOptions } from './storage/open.ts';
import { createStripe } from './stripe-client.ts';

export interface ServeOptions {
  /** 0 takes any free one. */
  port?: number;
  host?: string;
  /** Folder of the SQLite file; without it and without DATABASE_URL everything is in memory. */
  dataDir?: string | undefined;
  /** Folder of a static site served beside the API. */
  site?: string | undefined;
  /** Used unless STRIPE_SECRET_KEY is set. */
  sandbox?: SandboxDoor | undefined;
  /** Storage opened already, as by a demo that has filled it; it is then closed by its owner. */
  storage?: Storage | undefined;
  log?: Log;
}

export interface RunningServer {
  /** Origin, such as http://127.0.0.1:8787. */
  url: string;
  storage: Storage;
  /** Answers as the server does, without the network; for the webhooks of an in-process sandbox. */
  fetch: (request: Request) => Promise<Response>;
  /** True when the sandbox is in use. */
  sandboxed: boolean;
  /** Takes no more requests, lets those under way finish for at most 10 s, closes the storage. */
  close: () => Promise<void>;
}

/** Milliseconds between two rounds of the sweeper, and for requests under way at the end. */
const SWEEP = 30_000;
const DRAIN = 10_000;
/** Milliseconds between two looks for connections that have become idle meanwhile. */
const LOOK = 50;
/** Milliseconds for the head and the whole of a request: slow senders must not hold connections. */
const HEAD_TIME = 10_000;
const REQUEST_TIME = 30_000;

/** Rejects with `bad_settings` when the environment is wrong, and when port or database cannot be had. */
export async function startServer(options: ServeOptions, env: Env = process.env): Promise<RunningServer> {
  const log = options.log ?? jsonLog((line) => process.stdout.write(`${line}\n`), Date.now);
  const { secretKey, settings } = readSettings(env, options.sandbox);
  const sandbox = env.STRIPE_SECRET_KEY ? undefined : options.sandbox;
  const storage =
    options.storage ?? (await openStorage(storageOptions(options, env), (cause) => storageLost(log, cause)));
  const stripe = createStripe(secretKey, sandbox);
  const deps: Deps = { storage, stripe, settings, log, now: Date.now, newId };
  const app = createApp({ ...deps, site: options.site, sandbox: sandbox?.fetch });
  const { server, unused, url } = await listen(app.fetch, options).catch(async (error) => {
    if (!options.storage) await storage.close();
    throw error;
  });
  const stopSweeping = startSweeper(deps);
  const close = once(async () => {
    await Promise.all([stopSweeping(), drain(server, unused)]);
    if (!options.storage) await storage.close();
  });
  return { url, storage, close, sandboxed: !!sandbox, fetch: async (request) => app.fetch(request) };
}

/** 16 random bytes: nobody guesses a checkout, and no two copies make the same id. */
const newId = () => randomBytes(16).toString('base64url');

function storageOptions({ dataDir }: ServeOptions, { DATABASE_URL: databaseUrl }: Env): StorageOptions {
  if (databaseUrl) return { databaseUrl };
  return dataDir ? { dataDir } : { memory: true };
}

function storageLost(log: Log, cause: Error): void {
  log({ level: 'warn', event: 'database_connection_lost', cause });
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

async function listen(fetch: Fetch, { port = 8787, host = '127.0.0.1' }: ServeOptions) {
  const server = createAdaptorServer({ fetch, hostname: host }) as Server;
  server.headersTimeout = HEAD_TIME;
  server.requestTimeout = REQUEST_TIME;
  const unused = watchUnused(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { server, unused, url: `http://${name}:${taken}` };
}

/** Connections that browsers open ahead of need. Node counts them as busy, so they would hold up the end. */
function watchUnused(server: Server): Set<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

/** Gives a function that stops it and waits for the round under way. */
function startSweeper(deps: Deps): () => Promise<unknown> {
  let round: Promise<unknown> = Promise.resolve();
  const start = () => {
    round = round
      .then(() => sweep(deps))
      .catch((cause) => deps.log({ level: 'error', event: 'sweep_failed', cause }));
  };
  const timer = setInterval(start, SWEEP).unref();
  start();
  return () => {
    clearInterval(timer);
    return round;
  };
}

async function drain(server: Server, unused: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  for (const socket of unused) socket.destroy();
  // A connection that was busy a moment ago would otherwise stay for the next request of its client.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK);
  const last = setTimeout(() => server.closeAllConnections(), DRAIN);
  await closed;
  clearInterval(idle);
  clearTimeout(last);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
