/** What pages read: products by any of their names, posts, feeds. Public, cached for seconds. */
import { createHash } from 'node:crypto';
import { MOST_IDS } from '../core/wire.ts';
import { compress, encodingFor, encodingHeaders } from './compress.ts';
import { type Deps, ownOrigin } from './deps.ts';
import { HttpError, notFound } from './errors.ts';
import { postAt, productAt } from './links.ts';
import { findPost, listPosts } from './storage/posts.ts';
import { findProducts, publicProduct } from './storage/products.ts';

/** Short, since a price or the last piece may change; the checkout has the last word anyway. */
const CACHE = 'public, max-age=10, stale-while-revalidate=60';

export async function getProducts(request: Request, { storage, settings }: Deps): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('ids') ?? '';
  const ids = asked.split(',').filter(Boolean);
  if (!ids.length || ids.length > MOST_IDS) {
    throw new HttpError(400, 'bad_input', `ids: expected 1 to ${MOST_IDS} ids, separated by commas`);
  }
  const products = await findProducts(storage.db, ids);
  const origin = ownOrigin(request, settings);
  return cached(request, { products: products.map((each) => productAt(origin, publicProduct(each))) });
}

export async function getPost(id: string, request: Request, { storage, settings }: Deps): Promise<Response> {
  const post = await findPost(storage.db, id);
  if (!post) throw notFound('post');
  return cached(request, postAt(ownOrigin(request, settings), post));
}

export async function getPosts(request: Request, { storage, settings }: Deps): Promise<Response> {
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  const page = await listPosts(storage.db, after);
  const origin = ownOrigin(request, settings);
  return cached(request, { ...page, posts: page.posts.map((each) => postAt(origin, each)) });
}

/** JSON with an ETag, so that a page that asks again gets nothing but "not modified". */
async function cached(request: Request, value: unknown): Promise<Response> {
  const body = JSON.stringify(value);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const encoding = encodingFor(request, body.length);
  const headers = { etag, 'cache-control': CACHE, ...encodingHeaders(encoding) };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  const packed = await compress(Buffer.from(body), encoding, 4);
  return new Response(packed, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}
