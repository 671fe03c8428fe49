/** Posts, with their products filled in from the catalogue. */
import type { Post } from '../../core/post.ts';
import { findProducts, publicProduct, type StockedProduct } from './products.ts';
import type { Db } from './schema.ts';

/** A post to be kept, its products by name (product id, variant id or SKU). */
export interface NewPost extends Omit<Post, 'products'> {
  products: string[];
}

/** Posts of one page of the feed. */
const PAGE = 20;

export async function findPost(db: Db, id: string): Promise<Post | undefined> {
  const row = await db.selectFrom('posts').select('document').where('id', '=', id).executeTakeFirst();
  return row && (await fillIn(db, [JSON.parse(row.document)]))[0];
}

/** The newest posts, or those after the cursor that the page before gave. An unreadable cursor starts anew. */
export async function listPosts(db: Db, after?: string): Promise<{ posts: Post[]; after?: string }> {
  const [, published, id] = /^(\d{1,15})\.(.+)$/su.exec(after ?? '') ?? [];
  let query = db.selectFrom('posts').selectAll().orderBy('published_at', 'desc').orderBy('id', 'desc');
  if (published && id) {
    const at = Number(published);
    query = query.where((is) =>
      is.or([is('published_at', '<', at), is.and([is('published_at', '=', at), is('id', '<', id)])]),
    );
  }
  const rows = await query.limit(PAGE + 1).execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const posts = await fillIn(
    db,
    page.map(({ document }) => JSON.parse(document)),
  );
  return { posts, ...(last && rows.length > PAGE && { after: `${last.published_at}.${last.id}` }) };
}

/** All posts as they were brought in, oldest first. */
export async function allPosts(db: Db): Promise<NewPost[]> {
  const rows = await db
    .selectFrom('posts')
    .select('document')
    .orderBy('published_at')
    .orderBy('id')
    .execute();
  return rows.map(({ document }) => JSON.parse(document));
}

export async function putPost(db: Db, post: NewPost): Promise<void> {
  const row = {
    id: post.id,
    published_at: Math.max(0, Date.parse(post.published ?? '') || 0),
    document: JSON.stringify(post),
  };
  await db
    .insertInto('posts')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
}

async function fillIn(db: Db, posts: NewPost[]): Promise<Post[]> {
  const products = await findProducts(
    db,
    posts.flatMap((post) => post.products),
  );
  const byName = nameMap(products);
  return posts.map((post) => {
    const own = new Set(post.products.flatMap((name) => byName.get(name) ?? []));
    return { ...post, products: [...own].map(publicProduct) };
  });
}

/** The same order of precedence as in the table of names: ids before variants before SKUs. */
function nameMap(products: StockedProduct[]): Map<string, StockedProduct> {
  const entries = [
    ...products.flatMap((each) => each.variants.flatMap(({ sku }) => (sku ? [[sku, each] as const] : []))),
    ...products.flatMap((each) => each.variants.map(({ id }) => [id, each] as const)),
    ...products.map((each) => [each.id, each] as const),
  ];
  return new Map(entries);
}
