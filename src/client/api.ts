/**
 * Typed calls to the companion server. Products are asked for at once; the code
 * that reads them, and all that comes later, is loaded meanwhile.
 */
import type { Refuse } from '../core/parse.ts';
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import type { Feed } from '../core/wire/catalog.ts';
import type { CheckoutAnswer, CheckoutRequest, Status } from '../core/wire/checkout.ts';
import { productsPath } from '../core/wire/product-path.ts';
import { addressOf, ask, type Fetch } from './ask.ts';

export type { Feed } from '../core/wire/catalog.ts';

/** Reading is given up after this, in milliseconds. */
export const READ_TIME = 8_000;

export interface Api {
  products(ids: readonly string[]): Promise<Product[]>;
  post(id: string): Promise<Post>;
  /** A post document anywhere on the web. */
  postAt(url: string): Promise<Post>;
  postsAt(url: string): Promise<Feed>;
  checkout(request: CheckoutRequest): Promise<CheckoutAnswer>;
  status(session: string): Promise<{ status: Status }>;
}

/** What a call needs. */
export interface Door {
  /** Origin of the companion server; without one every call to it fails with `no_server`. */
  server: string | undefined;
  fetch: Fetch;
  /** Told of each value that had to be left out of an answer. */
  onRefused: Refuse;
}

export function createApi({ server, fetch = globalThis.fetch, onRefused = () => {} }: Partial<Door>): Api {
  const door: Door = { server, fetch, onRefused };
  const documents = async () => (await import('./documents.ts')).documents(door);
  const checkout = async () => (await import('./checkout.ts')).checkout(door);
  return {
    async products(ids) {
      const url = addressOf(server, productsPath(ids));
      const answer = ask(fetch, url, READ_TIME);
      // Whoever reads it hears of a failure.
      answer.catch(() => {});
      return (await import('./products.ts')).readProducts(url, answer, onRefused);
    },
    post: async (id) => (await documents()).post(id),
    postAt: async (url) => (await documents()).postAt(url),
    postsAt: async (url) => (await documents()).postsAt(url),
    checkout: async (request) => (await checkout()).checkout(request),
    status: async (session) => (await checkout()).status(session),
  };
}
