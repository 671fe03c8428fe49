/** The two things that every call begins with: an address and a request that ends in time. */
import { SoukError } from '../core/errors.ts';

export type Fetch = typeof globalThis.fetch;

/** The address of a path at the server; throws `no_server`. */
export function addressOf(server: string | undefined, path: string): string {
  if (!server) throw new SoukError('no_server', 'no server: set <souk-shop server="…">');
  return new URL(path, server).href;
}

/** No cookies go along; after `time` milliseconds it is given up. */
export async function ask(fetch: Fetch, url: string, time: number, init?: RequestInit): Promise<Response> {
  return fetch(url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(time) });
}
