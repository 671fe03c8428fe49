/** `npm start`: the demo shop, its data in memory, the sandbox in place of Stripe. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SoukError } from '../core/errors.ts';
import { readCatalogue } from '../core/import/detect.ts';
import { importPosts, importProducts } from '../server/import.ts';
import type { RunningServer } from '../server/serve.ts';
import { openStorage, type Storage } from '../server/storage/open.ts';
import type { Command, Given } from './command.ts';
import { DONE, type Io, json } from './io.ts';
import { startSandboxed } from './sandboxed.ts';
import { isTaken, kitOf, logTo, PORT, untilStopped } from './serve.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const site = join(root, 'demo');

/** Ports tried one after the other before any free one is taken. */
const TRIED = 10;

export const demoCommand: Command = {
  name: 'demo',
  summary: 'open a demo shop (in the repository: npm start)',
  takes: '',
  options: {
    port: { value: 'PORT', says: `port to listen on; the next free one if it is taken (${PORT})` },
    json: { says: 'print the address as one JSON object' },
  },
  notes: 'Everything is in memory and gone when it stops. No money moves.',
  run: runDemo,
};

async function runDemo(given: Given, io: Io): Promise<number> {
  if (!existsSync(site)) throw missing('demo/', 'The demo is part of the repository, not of the package');
  if (!existsSync(join(root, 'dist/kit/souk.js')))
    throw missing('dist/kit/souk.js', 'Build the kit first: npm run build');
  const storage = await openStorage({ memory: true });
  try {
    await fill(storage);
    const server = await startNear(given.port(PORT), storage, io);
    const { url } = server;
    if (given.is('json')) io.out(json({ url, kit: kitOf(url), sandbox: true }));
    else
      io.out(
        `The demo shop is open at ${url}\nNo money moves. The code OURELA10 takes off 10 %. Ctrl-C closes it.\n`,
      );
    await untilStopped(server, io);
  } finally {
    await storage.close();
  }
  return DONE;
}

const missing = (what: string, advice: string) =>
  new SoukError('missing', `${what} is not there. ${advice}.`);

/** A demo whose own data is faulty must not open with half a shop. */
async function fill(storage: Storage): Promise<void> {
  for (const name of ['products', 'posts']) {
    const file = join(site, 'data', `${name}.json`);
    const { products, posts, refused } = readCatalogue(readFileSync(file, 'utf8'));
    const [first] = refused;
    if (first) throw new SoukError('bad_demo', `${file}, row ${first.row}, ${first.field}: ${first.reason}`);
    await importProducts(storage, products);
    await importPosts(storage, posts);
  }
}

async function startNear(port: number, storage: Storage, io: Io): Promise<RunningServer> {
  // The demo never talks to Stripe or to a database, whatever the shell has set for other work.
  const env = { SOUK_SHIP_TO: 'PT,ES,FR,DE,IT,GB,IE,NL,BE,AT,US,CA,JP,KW' };
  const promotionCodes = [{ code: 'OURELA10', percentOff: 10 }];
  for (let tried = 0; ; tried++) {
    const next = tried < TRIED && port ? Math.min(65_535, port + tried) : 0;
    try {
      return await startSandboxed({ port: next, site, storage, promotionCodes, log: logTo(io) }, env);
    } catch (cause) {
      if (!isTaken(cause) || !next) throw cause;
    }
  }
}
