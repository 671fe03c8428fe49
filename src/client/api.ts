/** Typed calls to the companion server. Every failure is an ApiError with a code. */
import { SoukError } from '../core/errors.ts';
import type { Reader, Refuse } from '../core/parse.ts';
import { type Post, postReader } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import * as wire from '../core/wire.ts';

/** Reading is given up after this; a shopper waits a little longer for a checkout. Milliseconds. */
const READ_TIME = 8_000;
const CHECKOUT_TIME = 15_000;

/** More than any page needs; a 10 MB feed never reaches JSON.parse. Characters. */
const LONGEST_BODY = 4_000_000;

export class ApiError extends SoukError {
  override name = 'ApiError';
  /** HTTP status, 0 when no answer came. */
  readonly status: number;
  /** Lines concerned, with `price_changed` and `sold_out`. */
  readonly lines: wire.RefusedLine[];
  readonly session: string | undefined;

  constructor(
    code: string,
    status: number,
    details: Partial<wire.ErrorAnswer['error']> = {},
    cause?: unknown,
  ) {
    super(code, details.message ?? code, { cause });
    this.status = status;
    this.lines = details.lines ?? [];
    this.session = details.session;
  }
}

export interface Api {
  products(ids: readonly string[]): Promise<Product[]>;
  post(id: string): Promise<Post>;
  posts(after?: string): Promise<{ posts: Post[]; after?: string }>;
  /** A post document anywhere on the web. */
  postAt(url: string): Promise<Post>;
  postsAt(url: string): Promise<{ posts: Post[]; after?: string }>;
  checkout(request: wire.CheckoutRequest): Promise<wire.CheckoutAnswer>;
  status(session: string): Promise<{ status: wire.Status; cart?: string }>;
}

export interface ApiOptions {
  /** Origin of the companion server; without one every call to it fails with `no_server`. */
  server?: string | undefined;
  fetch?: typeof fetch;
  /** Told of each value that had to be left out of an answer. */
  onRefused?: Refuse;
}

export function createApi({ server, fetch = globalThis.fetch, onRefused = () => {} }: ApiOptions): Api {
  const at = (path: string) => {
    if (!server) throw new ApiError('no_server', 0, { message: 'no server: set <souk-shop server="…">' });
    return new URL(path, server).href;
  };
  const get = <T>(url: string, reader: Reader<T>) =>
    call(fetch, url, { credentials: 'omit' }, reader, READ_TIME);
  const post = postReader(onRefused);
  const posts = wire.postsReader(onRefused);
  return {
    products: async (ids) => get(at(wire.paths.products(ids)), wire.productsReader(onRefused)),
    post: async (id) => get(at(wire.paths.post(id)), post),
    posts: async (after) => get(at(wire.paths.posts(after)), posts),
    postAt: (url) => get(url, post),
    postsAt: (url) => get(url, posts),
    checkout: async (request) =>
      call(fetch, at(wire.paths.checkout), jsonPost(request), wire.checkoutAnswer, CHECKOUT_TIME),
    status: async (session) => get(at(wire.paths.status(session)), wire.statusAnswer),
  };
}

const jsonPost = (body: unknown): RequestInit => ({
  method: 'POST',
  credentials: 'omit',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function call<T>(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  reader: Reader<T>,
  time: number,
): Promise<T> {
  const { response, body } = await request(fetch, url, { ...init, signal: AbortSignal.timeout(time) });
  const value = parse(body, response.status);
  if (!response.ok) throw refusal(value, response.status);
  return reader(value, '');
}

async function request(fetch: typeof globalThis.fetch, url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    const body = Number(response.headers.get('content-length')) > LONGEST_BODY ? '' : await response.text();
    return { response, body: body.length > LONGEST_BODY ? '' : body };
  } catch (cause) {
    const code = (cause as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new ApiError(code, 0, {}, cause);
  }
}

function parse(body: string, status: number): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ApiError(status < 400 ? 'bad_answer' : `http_${status}`, status, {}, cause);
  }
}

function refusal(value: unknown, status: number): ApiError {
  try {
    const { error } = wire.errorAnswer(value, '');
    return new ApiError(error.code, status, error);
  } catch (cause) {
    return new ApiError(`http_${status}`, status, {}, cause);
  }
}
