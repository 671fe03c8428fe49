/** Brings the server and the Stripe sandbox together in one process. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createSandbox, type SandboxOptions, type Store } from '../sandbox/index.ts';
import type { Env } from '../server/env.ts';
import { type RunningServer, type ServeOptions, startServer } from '../server/serve.ts';

export interface SandboxedOptions extends ServeOptions {
  promotionCodes?: SandboxOptions['promotionCodes'];
  /** File that keeps open sessions over a restart. */
  sandboxFile?: string | undefined;
}

/** With Stripe when STRIPE_SECRET_KEY is set, else with the sandbox, where any page may shop. */
export async function startSandboxed(options: SandboxedOptions, env: Env): Promise<RunningServer> {
  const { promotionCodes, sandboxFile, ...serve } = options;
  if (env.STRIPE_SECRET_KEY) return startServer(serve, env);
  let server: RunningServer | undefined;
  const sandbox = createSandbox({
    origin: () => `${env.SOUK_URL ?? server?.url ?? ''}/sandbox`,
    webhook: {
      deliver: (request) => (server ? server.fetch(request) : Promise.reject(new Error('starting'))),
    },
    ...(promotionCodes && { promotionCodes }),
    ...(sandboxFile && { store: fileStore(sandboxFile) }),
  });
  server = await startServer({ ...serve, sandbox }, { ...env, SOUK_ORIGINS: env.SOUK_ORIGINS ?? '*' });
  return server;
}

/** Where the sandbox of a data folder keeps its sessions. */
export const sandboxFileIn = (dataDir: string) => join(dataDir, 'sandbox.json');

function fileStore(path: string): Store {
  return {
    load() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        return undefined;
      }
    },
    // Beside it, then in its place: a crash in between leaves the old file whole.
    save(value) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
