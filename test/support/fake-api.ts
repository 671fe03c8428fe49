/** An Api that answers from what the test gives it, counts its calls, and can be held back or made to fail. */
import type { Api } from '../../src/client/api.ts';
import { ApiError } from '../../src/client/call.ts';
import type { Post } from '../../src/core/post.ts';
import type { Product } from '../../src/core/product.ts';
import { $api } from '../../src/state/api.ts';
import { resetCatalog } from '../../src/state/catalog.ts';
import { resetDocuments } from '../../src/state/documents.ts';
import { forgetReports } from '../../src/state/report.ts';

export interface FakeApi extends Api {
  /** Names and arguments of the calls so far. */
  readonly calls: [name: string, ...args: unknown[]][];
}

type Given = Partial<Omit<Api, 'products' | 'post'>> & {
  products?: Product[] | Api['products'];
  post?: Post | Api['post'];
};

const notFound = async (): Promise<never> => {
  throw new ApiError('not_found', 404);
};

/** Makes the fake the page's api and forgets what earlier tests loaded. */
export function fakeApi({ products = [], post = notFound, ...rest }: Given = {}): FakeApi {
  const calls: FakeApi['calls'] = [];
  const plain: Api = {
    products:
      typeof products === 'function' ? products : async (ids) => products.filter((p) => ids.includes(p.id)),
    post: typeof post === 'function' ? post : async () => post,
    postAt: notFound,
    postsAt: notFound,
    checkout: notFound,
    status: notFound,
    ...rest,
  };
  const counted = Object.fromEntries(
    Object.entries(plain).map(([name, work]) => [
      name,
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        return (work as (...args: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Api;
  const fake = { ...counted, calls };
  resetCatalog();
  resetDocuments();
  forgetReports();
  $api.set(fake);
  return fake;
}

/** A linen shirt in three sizes, the last of them sold out. */
export function shirt(over: Partial<Product> = {}): Product {
  return {
    id: 'linen-shirt',
    title: 'Linen shirt',
    url: '/products/linen-shirt',
    images: [],
    currency: 'EUR',
    options: [{ name: 'Size', values: ['S', 'M', 'L'] }],
    variants: [
      { id: 'linen-shirt-s', options: ['S'], price: 4900, compareAt: 5900, available: true },
      { id: 'linen-shirt-m', options: ['M'], price: 4900, available: true },
      { id: 'linen-shirt-l', options: ['L'], price: 5200, available: false },
    ],
    ...over,
  };
}

/** A sun hat: one variant, no options. */
export function hat(over: Partial<Product> = {}): Product {
  return {
    id: 'sun-hat',
    title: 'Sun hat',
    url: '/products/sun-hat',
    images: [],
    currency: 'EUR',
    options: [],
    variants: [{ id: 'sun-hat', options: [], price: 2900, available: true }],
    ...over,
  };
}
