/** Ids of one products request; a longer list is asked for in several. */
export const MOST_IDS = 200;

const escaped = encodeURIComponent;

export const paths = {
  products: (ids: readonly string[]) => `/v1/products?ids=${ids.map(escaped).join(',')}`,
  post: (post: string) => `/v1/posts/${escaped(post)}`,
  posts: (after?: string) => `/v1/posts${after ? `?after=${escaped(after)}` : ''}`,
  checkout: '/v1/checkout',
  status: (session: string) => `/v1/checkout/${escaped(session)}`,
};
