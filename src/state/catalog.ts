/**
 * Products, posts and boards that the page shows. Whoever asks for a product
 * gets a store; all ids asked for in one go travel in one request.
 */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Feed } from '../client/api.ts';
import { codeOf } from '../core/errors.ts';
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import { safeUrl } from '../core/url.ts';
import { MOST_IDS } from '../core/wire/paths.ts';
import { $api } from './api.ts';
import { report } from './report.ts';

export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly code: string };

const LOADING = { state: 'loading' } as const;
const MISSING = { state: 'missing' } as const;

type Store<T> = WritableAtom<Loadable<T>>;

const products = new Map<string, Store<Product>>();
const documents = new Map<string, { store: Store<never>; load: () => Promise<unknown> }>();
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

function slot(id: string): Store<Product> {
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
    report(codeOf(error), `products ${ids.slice(0, 5).join(', ')}: ${(error as Error).message}`);
    settle(ids, { state: 'failed', code: codeOf(error) });
  }
}

/** What was asked for and did not come. */
function settle(ids: string[], state: Loadable<Product>): void {
  for (const id of ids) if (slot(id).get().state === 'loading') slot(id).set(state);
  if (state === MISSING) {
    const lost = ids.filter((id) => slot(id).get() === MISSING);
    if (lost.length) report('unknown_product', `the server does not know ${lost.join(', ')}`);
  }
}

/** Shares a product known from elsewhere: an inline document, or a post that brought it. */
export function putProduct(product: Product, askedAs: readonly string[] = []): void {
  slot(product.id).set({ state: 'ready', value: product });
  // A link may have asked by variant id or SKU.
  const names = product.variants.flatMap((each) => [each.id, each.sku]);
  for (const name of askedAs) if (names.includes(name)) slot(name).set({ state: 'ready', value: product });
}

/** A post by id from the server, or by the address of its document. */
export function $post(from: { id: string } | { src: string }): ReadableAtom<Loadable<Post>> {
  return $document('id' in from ? `id:${from.id}` : from.src, async () => {
    const api = $api.get();
    const post = await ('id' in from ? api.post(from.id) : api.postAt(address(from.src)));
    for (const product of post.products) putProduct(product);
    return post;
  });
}

/** A feed by its address; its posts and products are known from then on. */
export function $feed(src: string): ReadableAtom<Loadable<Feed>> {
  return $document(`feed:${src}`, async () => {
    const feed = await $api.get().postsAt(address(src));
    const { posts, products = [] } = feed;
    for (const product of [...products, ...posts.flatMap((post) => post.products)]) putProduct(product);
    for (const post of posts) $document(`id:${post.id}`, async () => post, post);
    return feed;
  });
}

function $document<T>(key: string, load: () => Promise<T>, value?: T): ReadableAtom<Loadable<T>> {
  const known = documents.get(key);
  if (known) return known.store;
  const store = atom<Loadable<T>>(value ? { state: 'ready', value } : LOADING);
  documents.set(key, { store: store as Store<never>, load });
  if (!value) void loadDocument(key);
  return store;
}

/** Resolved against the page; throws for anything but http and https. */
function address(src: string): string {
  const url = safeUrl(src, document.baseURI);
  if (!url) throw new TypeError(`src="${src}" is not an http or https address`);
  return url;
}

async function loadDocument(key: string): Promise<void> {
  const entry = documents.get(key);
  if (!entry) return;
  const store: Store<unknown> = entry.store;
  try {
    store.set({ state: 'ready', value: await entry.load() });
  } catch (error) {
    report(codeOf(error), `post ${key}: ${(error as Error).message}`);
    store.set(codeOf(error) === 'not_found' ? MISSING : { state: 'failed', code: codeOf(error) });
  }
}

/** Asks again for all that failed; called when the connection is back or the shopper wishes it. */
export function retryFailed(): void {
  for (const [id, store] of products) if (again(store)) want(id);
  for (const [key, { store }] of documents) if (again(store)) void loadDocument(key);
}

function again(store: Store<unknown>): boolean {
  const failed = store.get().state === 'failed';
  if (failed) store.set(LOADING);
  return failed;
}

if (typeof window === 'object') window.addEventListener('online', retryFailed);

/** Forgets everything; for tests. */
export function resetCatalog(): void {
  products.clear();
  documents.clear();
  wanted = new Set();
}
