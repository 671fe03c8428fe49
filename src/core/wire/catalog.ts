/** `GET /v1/products`, `GET /v1/posts`. */
import { list, optional, type Reader, type Refuse, record, text } from '../parse.ts';
import { type Post, postReader } from '../post.ts';
import { type Product, productReader } from '../product.ts';

export interface Feed {
  posts: Post[];
  /** A feed elsewhere may hold products, with or without posts. */
  products?: Product[];
  /** Names the next page when there is one. */
  after?: string;
}

export function postsReader(onRefused?: Refuse): Reader<Feed> {
  const posts = list(postReader(onRefused), 100, onRefused);
  const read = record({
    posts: optional(posts),
    products: optional(list(productReader(onRefused), 500, onRefused)),
    after: optional(text(200)),
  });
  return (value, field) => {
    const feed = read(value, field);
    // Without either it is no feed, and the reader of posts says so.
    return { ...feed, posts: feed.posts ?? (feed.products ? [] : posts(undefined, `${field}.posts`)) };
  };
}
