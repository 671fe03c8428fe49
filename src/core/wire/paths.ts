import { productsPath } from './product-path.ts';

export { MOST_IDS } from './product-path.ts';

const escaped = encodeURIComponent;

export const paths = {
  products: productsPath,
  post: (post: string) => `/v1/posts/${escaped(post)}`,
  posts: (after?: string) => `/v1/posts${after ? `?after=${escaped(after)}` : ''}`,
  checkout: '/v1/checkout',
  status: (session: string) => `/v1/checkout/${escaped(session)}`,
};
