/** The catalogue: products by any of their names, and their variants with stock. */
import type { Selectable } from 'kysely';
import type { Product, Variant } from '../../core/product.ts';
import type { Db, VariantTable } from './schema.ts';

/** A variant as the checkout sees it: `left` is null when its stock is not counted. */
export interface StockedVariant extends Variant {
  left: number | null;
}

export interface StockedProduct extends Product {
  variants: StockedVariant[];
}

/** A product to be kept; a variant's `stock` is the pieces in the house, absent or null when not counted. */
export interface NewProduct extends Product {
  variants: (Variant & { stock?: number | null | undefined })[];
}

/** Parameters of one statement stay far below what either database takes (SQLite 32,766). */
const MOST_NAMES = 5000;

/** Products by product id, variant id or SKU, in the order asked for, each once; unknown names are left out. */
export async function findProducts(db: Db, names: readonly string[]): Promise<StockedProduct[]> {
  const ids = [...new Set((await resolveNames(db, names)).values())];
  const found = await productsById(db, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Which product each name means. An id of a product goes before that of a variant, and that before a SKU. */
async function resolveNames(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names)].slice(0, MOST_NAMES);
  if (!asked.length) return new Map();
  const rows = await db
    .selectFrom('product_names')
    .select(['name', 'product', 'rank'])
    .where('name', 'in', asked)
    .orderBy('rank')
    .orderBy('product')
    .execute();
  const best = new Map<string, string>();
  for (const { name, product } of rows) if (!best.has(name)) best.set(name, product);
  return new Map(asked.flatMap((name) => (best.has(name) ? [[name, best.get(name) as string]] : [])));
}

/** Products by their own ids alone. */
export async function productsById(db: Db, ids: readonly string[]): Promise<Map<string, StockedProduct>> {
  if (!ids.length) return new Map();
  const rows = await db.selectFrom('products').selectAll().where('id', 'in', ids).execute();
  const variants = await db
    .selectFrom('variants')
    .selectAll()
    .where('product', 'in', ids)
    .where('withdrawn', '=', 0)
    .orderBy('product')
    .orderBy('position')
    .execute();
  const byProduct = Map.groupBy(variants, (each) => each.product);
  const whole = rows.map((row): [string, StockedProduct] => [
    row.id,
    {
      ...JSON.parse(row.document),
      currency: row.currency,
      variants: (byProduct.get(row.id) ?? []).map(readVariant),
    },
  ]);
  return new Map(whole);
}

function readVariant(row: Selectable<VariantTable>): StockedVariant {
  const left = row.on_hand === null ? null : Math.max(0, row.on_hand - row.reserved);
  return {
    ...JSON.parse(row.document),
    id: row.id,
    price: row.price,
    ...(row.compare_at !== null && { compareAt: row.compare_at }),
    available: row.available === 1 && left !== 0,
    left: row.available === 1 ? left : 0,
  };
}

/** What the public may see: whether it can be had, not how many there are. */
export function publicProduct({ variants, ...product }: StockedProduct): Product {
  return { ...product, variants: variants.map(({ left, ...variant }) => variant) };
}

/** Ids of all products in the order of their import. */
export async function allProductIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('products').select('id').orderBy('position').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

export async function hasProduct(db: Db, id: string): Promise<boolean> {
  return !!(await db.selectFrom('products').select('id').where('id', '=', id).executeTakeFirst());
}

/** Keeps or replaces a product and its variants. What is held stays held; a known product keeps its place. */
export async function putProduct(db: Db, product: NewProduct, position: number, now: number): Promise<void> {
  const { variants, currency, ...document } = product;
  const row = { currency, document: JSON.stringify(document), updated_at: now };
  await db
    .insertInto('products')
    .values({ id: product.id, position, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
  await db.updateTable('variants').set({ withdrawn: 1 }).where('product', '=', product.id).execute();
  for (const [at, variant] of variants.entries()) await putVariant(db, product.id, variant, at);
  await putNames(db, product);
}

async function putVariant(
  db: Db,
  product: string,
  variant: NewProduct['variants'][number],
  position: number,
) {
  const { id, price, compareAt, available, stock, ...document } = variant;
  const row = {
    product,
    position,
    price,
    compare_at: compareAt ?? null,
    available: available ? 1 : 0,
    on_hand: stock ?? null,
    withdrawn: 0,
    document: JSON.stringify(document),
  };
  await db
    .insertInto('variants')
    .values({ id, reserved: 0, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
}

async function putNames(db: Db, product: NewProduct): Promise<void> {
  const ids = product.variants.map(({ id }) => id);
  const skus = product.variants.flatMap(({ sku }) => sku ?? []);
  const ranked: [string, number][] = [
    [product.id, 0],
    ...ids.map((name): [string, number] => [name, 1]),
    ...skus.map((name): [string, number] => [name, 2]),
  ];
  const rows = ranked.map(([name, rank]) => ({ name, rank, product: product.id }));
  await db.deleteFrom('product_names').where('product', '=', product.id).execute();
  // A variant that has moved here no longer leads to where it was.
  if (ids.length)
    await db.deleteFrom('product_names').where('rank', '=', 1).where('name', 'in', ids).execute();
  for (let at = 0; at < rows.length; at += MOST_NAMES) {
    const some = rows.slice(at, at + MOST_NAMES);
    await db
      .insertInto('product_names')
      .values(some)
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
