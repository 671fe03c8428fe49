/** Post documents and feeds; loaded by pages that show one by `src` or id. */
import type { Reader } from '../core/parse.ts';
import { postReader } from '../core/post.ts';
import { postsReader } from '../core/wire/catalog.ts';
import { paths } from '../core/wire/paths.ts';
import { type Door, READ_TIME } from './api.ts';
import { addressOf, ask } from './ask.ts';
import { readAnswer } from './call.ts';

export function documents({ server, fetch, onRefused }: Door) {
  const at = (path: string) => addressOf(server, path);
  const get = <T>(url: string, reader: Reader<T>) => readAnswer(url, ask(fetch, url, READ_TIME), reader);
  const post = postReader(onRefused);
  const posts = postsReader(onRefused);
  return {
    post: async (id: string) => get(at(paths.post(id)), post),
    postAt: (url: string) => get(url, post),
    postsAt: (url: string) => get(url, posts),
  };
}
