/** Products that posts name and nobody has: they would be missing from the page without a word. */
import type { ImportedPost } from '../core/import/catalogue.ts';
import type { Storage } from '../server/storage/open.ts';
import { findProducts } from '../server/storage/products.ts';

/** Names asked for in one query. */
const PAGE = 1000;

/** Names in `posts` that are no product id, variant id or SKU of the catalogue, each once. */
export async function unknownProducts({ db }: Storage, posts: readonly ImportedPost[]): Promise<string[]> {
  const names = [...new Set(posts.flatMap(({ products }) => products))];
  const known = new Set<string>();
  for (let at = 0; at < names.length; at += PAGE) {
    for (const { id, variants } of await findProducts(db, names.slice(at, at + PAGE))) {
      for (const name of [id, ...variants.flatMap((each) => [each.id, each.sku ?? ''])]) known.add(name);
    }
  }
  return names.filter((name) => !known.has(name));
}
