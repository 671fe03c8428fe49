/** `GET /v1/products`, `GET /v1/posts`. */
import { list, optional, type Reader, type Refuse, record, text } from '../parse.ts';
import { type Post, postReader } from '../post.ts';

/** A feed of posts; `after` names the next page when there is one. */
export function postsReader(onRefused?: Refuse): Reader<{ posts: Post[]; after?: string }> {
  return record({ posts: list(postReader(onRefused), 100, onRefused), after: optional(text(200)) });
}
