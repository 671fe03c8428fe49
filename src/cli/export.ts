/** `souk export`: writes what `souk import` reads. */

import type { Storage } from '../server/storage/open.ts';
import { allPosts } from '../server/storage/posts.ts';
import { allProductIds, productsById, publicProduct } from '../server/storage/products.ts';
import type { Command, Given } from './command.ts';
import { DATA, expectData, withStorage } from './data.ts';
import { DONE, type Io, json, UsageError } from './io.ts';

const KINDS: Record<string, (storage: Storage) => Promise<unknown[]>> = {
  products: exportProducts,
  posts: ({ db }) => allPosts(db),
};

/** Products read in one go. */
const PAGE = 500;

export const exportCommand: Command = {
  name: 'export',
  summary: 'write products or posts as a file that import reads',
  takes: '',
  options: {
    kind: { value: 'KIND', says: 'products (default) or posts' },
    data: DATA,
    json: { says: 'no difference: the result is JSON anyway' },
  },
  notes: 'The file goes to standard output: souk export > products.json',
  run: runExport,
};

async function runExport(given: Given, io: Io): Promise<number> {
  const kind = given.text('kind') ?? 'products';
  const items = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!items) throw new UsageError(`--kind ${kind}: expected products or posts`);
  expectData(given, io);
  io.out(json({ kind, items: await withStorage(given, io, items) }));
  return DONE;
}

async function exportProducts({ db }: Storage): Promise<unknown[]> {
  const kept = await db.selectFrom('variants').select(['id', 'on_hand', 'available']).execute();
  const stock = new Map(kept.map((each) => [each.id, each]));
  const ids = await allProductIds(db);
  const items: unknown[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const found = await productsById(db, page);
    for (const id of page)
      items.push(
        ...[found.get(id)]
          .filter((each) => !!each)
          .map(publicProduct)
          .map(withStock),
      );
  }
  return items;

  /** As it was brought in: sold out by stock is not the same as switched off. */
  function withStock(product: ReturnType<typeof publicProduct>) {
    const variants = product.variants.map((variant) => {
      const { on_hand = null, available = 1 } = stock.get(variant.id) ?? {};
      return { ...variant, available: available === 1, ...(on_hand !== null && { stock: on_hand }) };
    });
    return { ...product, variants };
  }
}
