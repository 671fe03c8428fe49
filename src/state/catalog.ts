/**
 * The products that the page shows. Whoever asks for one gets a store; all ids
 * asked for in one go travel in one request.
 */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { codeOf } from '../core/errors.ts';
import type { Product } from '../core/product.ts';
import { MOST_IDS } from '../core/wire/product-path.ts';
import { $api } from './api.ts';
import { report } from './report.ts';

export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly code: string };

export const LOADING = { state: 'loading' } as const;
export const MISSING = { state: 'missing' } as const;

export type Store<T> = WritableAtom<Loadable<T>>;

const products = new Map<string, Store<Product>>();
let wanted = new Set<string>();

/** The product's store; the first call asks for it. */
export function $product(id: string): ReadableAtom<Loadable<Product>> {
  return products.get(id) ?? want(id);
}

function want(id: string): Store<Product> {
  const store = slot(id);
  // A task of its own: by then every element on the page has said what it needs.
  if (!wanted.size) setTimeout(flush);
  wanted.add(id);
  return store;
}

export function slot(id: string): Store<Product> {
  const store = products.get(id) ?? atom<Loadable<Product>>(LOADING);
  products.set(id, store);
  return store;
}

function flush(): void {
  const ids = [...wanted];
  wanted = new Set();
  for (let at = 0; at < ids.length; at += MOST_IDS) void fetchProducts(ids.slice(at, at + MOST_IDS));
}

async function fetchProducts(ids: string[]): Promise<void> {
  try {
    for (const product of await $api.get().products(ids)) putProduct(product, ids);
    settle(ids, MISSING);
  } catch (error) {
    report(codeOf(error), `products ${ids.slice(0, 5)}: ${(error as Error).message}`);
    settle(ids, { state: 'failed', code: codeOf(error) });
  }
}

/** What was asked for and did not come. */
function settle(ids: string[], state: Loadable<Product>): void {
  const lost = ids.filter((id) => slot(id).get() === LOADING);
  for (const id of lost) slot(id).set(state);
  if (state === MISSING && lost[0]) report('unknown_product', `the server does not know ${lost}`);
}

/** Shares a product known from elsewhere: an inline document, or a post that brought it. */
export function putProduct(product: Product, askedAs: readonly string[] = []): void {
  slot(product.id).set({ state: 'ready', value: product });
  // A link may have asked by variant id or SKU.
  const names = product.variants.flatMap((each) => [each.id, each.sku]);
  for (const name of askedAs) if (names.includes(name)) slot(name).set({ state: 'ready', value: product });
}

/** What else can be asked for again: documents, once they are in use. */
const retries = new Set<() => void>();

export function onRetry(retry: () => void): void {
  retries.add(retry);
}

/** Asks again for all that failed; called when the connection is back or the shopper wishes it. */
export function retryFailed(): void {
  for (const [id, store] of products) if (again(store)) want(id);
  for (const retry of retries) retry();
}

/** Whether it had failed; it is then loading. */
export function again(store: Store<unknown>): boolean {
  const failed = store.get().state === 'failed';
  if (failed) store.set(LOADING);
  return failed;
}

window.addEventListener('online', retryFailed);

/** Forgets everything; for tests. */
export function resetCatalog(): void {
  products.clear();
  wanted = new Set();
}
