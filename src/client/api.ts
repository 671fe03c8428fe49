/**
 * Typed calls to the companion server. Products are asked for on almost every
 * page and are here; what comes later (documents, checkout) is loaded with it.
 */
import type { Refuse } from '../core/parse.ts';
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import type { Feed } from '../core/wire/catalog.ts';
import type { CheckoutAnswer, CheckoutRequest, Status } from '../core/wire/checkout.ts';
import { paths } from '../core/wire/paths.ts';
import { productsReader } from '../core/wire/products.ts';
import { ApiError, type Calls, call } from './call.ts';

export type { Feed } from '../core/wire/catalog.ts';
export { ApiError } from './call.ts';

export interface Api {
  products(ids: readonly string[]): Promise<Product[]>;
  post(id: string): Promise<Post>;
  posts(after?: string): Promise<Feed>;
  /** A post document anywhere on the web. */
  postAt(url: string): Promise<Post>;
  postsAt(url: string): Promise<Feed>;
  checkout(request: CheckoutRequest): Promise<CheckoutAnswer>;
  status(session: string): Promise<{ status: Status }>;
}

export interface ApiOptions {
  /** Origin of the companion server; without one every call to it fails with `no_server`. */
  server?: string | undefined;
  fetch?: typeof fetch;
  /** Told of each value that had to be left out of an answer. */
  onRefused?: Refuse;
}

export function createApi({ server, fetch = globalThis.fetch, onRefused = () => {} }: ApiOptions): Api {
  const calls: Calls = {
    at(path) {
      if (!server) throw new ApiError('no_server', 0, { message: 'no server: set <souk-shop server="…">' });
      return new URL(path, server).href;
    },
    get: (url, reader) => call(fetch, url, reader),
    send: (url, body, reader, refusal) => call(fetch, url, reader, { body, refusal }),
  };
  const documents = async () => (await import('./documents.ts')).documents(calls, onRefused);
  const checkout = async () => (await import('./checkout.ts')).checkout(calls);
  return {
    products: async (ids) => calls.get(calls.at(paths.products(ids)), productsReader(onRefused)),
    post: async (id) => (await documents()).post(id),
    posts: async (after) => (await documents()).posts(after),
    postAt: async (url) => (await documents()).postAt(url),
    postsAt: async (url) => (await documents()).postsAt(url),
    checkout: async (request) => (await checkout()).checkout(request),
    status: async (session) => (await checkout()).status(session),
  };
}
