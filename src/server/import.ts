/** The door through which a catalogue comes in: all of it, or on an error nothing. */
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import type { Storage } from './storage/open.ts';
import { putPost } from './storage/posts.ts';
import { hasProduct, type NewProduct, putProduct } from './storage/products.ts';
import type { Db } from './storage/schema.ts';

export type { NewProduct } from './storage/products.ts';

/** A post to be kept: products by name (product id, variant id or SKU) or as full documents. */
export interface ImportedPost extends Omit<Post, 'products'> {
  products: (string | Product)[];
}

export interface Imported {
  products: number;
  variants: number;
}

/**
 * Keeps or replaces products by id, with their variants' `stock`; what open sessions hold stays held.
 * Products that are not in the list stay as they are.
 */
export async function importProducts(storage: Storage, products: readonly NewProduct[]): Promise<Imported> {
  const now = Date.now();
  await storage.transaction(async (tx) => {
    const start = await nextPosition(tx);
    for (const [at, product] of products.entries()) await putProduct(tx, product, start + at, now);
  });
  return {
    products: products.length,
    variants: products.reduce((sum, { variants }) => sum + variants.length, 0),
  };
}

async function nextPosition(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('products')
    .select((is) => is.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

/**
 * Keeps or replaces posts by id. A product that a post spells out is added to the catalogue
 * unless it is there: the catalogue's price is the one that counts.
 */
export async function importPosts(
  storage: Storage,
  posts: readonly ImportedPost[],
): Promise<{ posts: number }> {
  const now = Date.now();
  await storage.transaction(async (tx) => {
    const start = await nextPosition(tx);
    const spelled = posts.flatMap(({ products }) => products.filter((each) => typeof each !== 'string'));
    for (const [at, product] of spelled.entries()) {
      if (!(await hasProduct(tx, product.id))) await putProduct(tx, product, start + at, now);
    }
    for (const post of posts) {
      await putPost(tx, {
        ...post,
        products: post.products.map((each) => (typeof each === 'string' ? each : each.id)),
      });
    }
  });
  return { posts: posts.length };
}
