/** `souk serve`: the companion server. */
import { existsSync } from 'node:fs';
import { SoukError } from '../core/errors.ts';
import { version } from '../server/kit.ts';
import { jsonLog, type Log } from '../server/log.ts';
import type { RunningServer } from '../server/serve.ts';
import type { Command, Given } from './command.ts';
import { DATA, dataDir } from './data.ts';
import { DONE, type Io, json, UsageError } from './io.ts';
import { sandboxFileIn, startSandboxed } from './sandboxed.ts';

export const PORT = 8787;

export const serveCommand: Command = {
  name: 'serve',
  summary: 'run the companion server',
  takes: '',
  options: {
    port: { value: 'PORT', says: `port to listen on, 0 for any free one (${PORT})` },
    host: { value: 'HOST', says: 'address to listen on (127.0.0.1)' },
    data: DATA,
    site: { value: 'DIR', says: 'folder of pages to serve beside the shop' },
    json: { says: 'print address and settings as one JSON object' },
  },
  notes: `Without STRIPE_SECRET_KEY the sandbox stands in for Stripe: no money moves.
Also read from the environment: STRIPE_WEBHOOK_SECRET, STRIPE_PUBLISHABLE_KEY, SOUK_SHIP_TO (countries),
DATABASE_URL (PostgreSQL in place of --data), SOUK_URL (public origin of this server), SOUK_ORIGINS
(pages that may start a checkout). Stops cleanly on Ctrl-C and SIGTERM.`,
  run: runServe,
};

async function runServe(given: Given, io: Io): Promise<number> {
  const site = given.text('site');
  if (site && !existsSync(site)) throw new UsageError(`--site ${site}: there is no such folder`);
  const port = given.port(PORT);
  const dir = io.env.DATABASE_URL ? undefined : dataDir(given);
  const host = given.text('host') ?? '127.0.0.1';
  const sandboxFile = dir && sandboxFileIn(dir);
  const options = { port, host, site, dataDir: dir, sandboxFile, log: logTo(io) };
  const server = await startSandboxed(options, io.env).catch((cause) => refuseStart(cause, port));
  const { url, sandboxed } = server;
  if (given.is('json'))
    io.out(json({ url, kit: kitOf(url), data: dir ?? 'DATABASE_URL', sandbox: sandboxed }));
  else io.out(`Souk is at ${url}\n${hints(url, sandboxed, dir)}`);
  await untilStopped(server, io);
  return DONE;
}

export async function untilStopped(server: RunningServer, io: Io): Promise<void> {
  await io.stopped();
  if (io.terminal) io.err('\nStopping …\n');
  await server.close();
}

/** Lines of JSON; a person at a terminal sees only what went wrong. */
export function logTo({ err, terminal }: Io): Log {
  const log = jsonLog((line) => err(`${line}\n`), Date.now);
  return terminal ? (entry) => entry.level !== 'info' && log(entry) : log;
}

export const kitOf = (url: string) => `${url}/kit/${version}/souk.js`;

function hints(url: string, sandboxed: boolean, dir: string | undefined): string {
  const money = sandboxed
    ? 'Sandbox in place of Stripe: no money moves, any page may shop.'
    : 'Checkout through Stripe.';
  return `Paste into a page: <script type="module" src="${kitOf(url)}"></script>
${money} ${dir ? `Data is in ${dir}.` : 'Data is in the database of DATABASE_URL.'} Ctrl-C stops.\n`;
}

export const isTaken = (cause: unknown) => (cause as NodeJS.ErrnoException)?.code === 'EADDRINUSE';

function refuseStart(cause: NodeJS.ErrnoException, port: number): never {
  if (isTaken(cause)) {
    throw new SoukError(
      'port_taken',
      `Port ${port} is taken. Choose another: --port ${port + 1}, or --port 0 for any`,
      {
        cause,
      },
    );
  }
  if (cause.code === 'EACCES' || cause.code === 'EADDRNOTAVAIL') {
    throw new SoukError(
      'port_refused',
      `The system does not give this port and host (${cause.code}). Choose others.`,
      {
        cause,
      },
    );
  }
  throw cause;
}
