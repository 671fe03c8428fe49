/** Post documents and feeds; loaded by pages that show one by `src` or id. */
import type { Refuse } from '../core/parse.ts';
import { postReader } from '../core/post.ts';
import { postsReader } from '../core/wire/catalog.ts';
import { paths } from '../core/wire/paths.ts';
import type { Calls } from './call.ts';

export function documents({ at, get }: Calls, onRefused: Refuse) {
  const post = postReader(onRefused);
  const posts = postsReader(onRefused);
  return {
    post: (id: string) => get(at(paths.post(id)), post),
    posts: (after?: string) => get(at(paths.posts(after)), posts),
    postAt: (url: string) => get(url, post),
    postsAt: (url: string) => get(url, posts),
  };
}
