/** Brings the server and the Stripe sandbox together in one process. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createSandbox, type SandboxOptions, type Store } from '../sandbox/index.ts';
import type { Env } from '../server/env.ts';
import { type RunningServer, type ServeOptions, startServer } from '../server/serve.ts';

/** Milliseconds between a change in the sandbox and its file. */
const PAUSE = 200;

export interface SandboxedOptions extends ServeOptions {
  promotionCodes?: SandboxOptions['promotionCodes'];
  /** File that keeps open sessions over a restart. */
  sandboxFile?: string | undefined;
}

/** With Stripe when STRIPE_SECRET_KEY is set, else with the sandbox, where any page may shop. */
export async function startSandboxed(options: SandboxedOptions, env: Env): Promise<RunningServer> {
  const { promotionCodes, sandboxFile, ...serve } = options;
  if (env.STRIPE_SECRET_KEY) return startServer(serve, env);
  const file = sandboxFile ? fileStore(sandboxFile) : undefined;
  let server: RunningServer | undefined;
  const sandbox = createSandbox({
    origin: () => `${env.SOUK_URL ?? server?.url ?? ''}/sandbox`,
    webhook: {
      deliver: (request) => (server ? server.fetch(request) : Promise.reject(new Error('starting'))),
    },
    ...(promotionCodes && { promotionCodes }),
    ...(file && { store: file }),
  });
  server = await startServer({ ...serve, sandbox }, { ...env, SOUK_ORIGINS: env.SOUK_ORIGINS ?? '*' });
  const { close } = server;
  return { ...server, close: () => close().finally(file?.flush) };
}

/** Where the sandbox of a data folder keeps its sessions. */
export const sandboxFileIn = (dataDir: string) => join(dataDir, 'sandbox.json');

/** Written a moment after a change, so that many changes are one writing; `flush` writes what still waits. */
function fileStore(path: string): Store & { flush: () => void } {
  let waiting: { value: unknown; timer: NodeJS.Timeout } | undefined;
  const flush = () => {
    if (!waiting) return;
    const { timer, value } = waiting;
    waiting = undefined;
    clearTimeout(timer);
    try {
      writeWhole(path, value);
    } catch (error) {
      // A full disk costs the sandbox its memory over a restart, not the server its life.
      process.emitWarning(`${path} could not be written: ${(error as Error).message}`);
    }
  };
  return {
    flush,
    load() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        return undefined;
      }
    },
    save(value) {
      waiting = { value, timer: waiting?.timer ?? setTimeout(flush, PAUSE).unref() };
    },
  };
}

/** Beside it, then in its place: a crash in between leaves the old file whole. */
function writeWhole(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
