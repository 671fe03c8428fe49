/** Posts and feeds by their address or id; loaded by pages that show one. */
import { atom, type ReadableAtom } from 'nanostores';
import type { Feed } from '../client/api.ts';
import { codeOf } from '../core/errors.ts';
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import { safeUrl } from '../core/url.ts';
import { $api } from './api.ts';
import { again, LOADING, type Loadable, MISSING, onRetry, putProduct, type Store, slot } from './catalog.ts';
import { report } from './report.ts';

const documents = new Map<string, { store: Store<never>; load: () => Promise<unknown> }>();

onRetry(() => {
  for (const [key, { store }] of documents) if (again(store)) void loadDocument(key);
});

/** A document may be older than what the server says of the product, so that comes first. */
export function knowProduct(product: Product): void {
  if (slot(product.id).get().state !== 'ready') putProduct(product);
}

/** A post by id from the server, or by the address of its document. */
export function $post(from: { id: string } | { src: string }): ReadableAtom<Loadable<Post>> {
  return $document('id' in from ? `id:${from.id}` : from.src, async () => {
    const api = $api.get();
    const post = await ('id' in from ? api.post(from.id) : api.postAt(address(from.src)));
    post.products.forEach(knowProduct);
    return post;
  });
}

/** A feed by its address; its posts and products are known from then on. */
export function $feed(src: string): ReadableAtom<Loadable<Feed>> {
  return $document(`feed:${src}`, async () => {
    const feed = await $api.get().postsAt(address(src));
    const { posts, products = [] } = feed;
    [...products, ...posts.flatMap((post) => post.products)].forEach(knowProduct);
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

/** Forgets everything; for tests. */
export function resetDocuments(): void {
  documents.clear();
}
