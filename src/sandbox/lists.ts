/** Lists of the API: newest first, in pages, by cursor. */
import { invalid } from './errors.ts';
import type { Tree } from './form.ts';
import { hash, ignored, integer, type Param, text } from './schema.ts';

export interface Page<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

/** `limit`, `starting_after`, `ending_before` and `expand`, which every list takes. */
export const PAGING = {
  limit: integer(1, 100),
  starting_after: text(),
  ending_before: text(),
  expand: ignored,
};

export interface Paging {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

function cursor<T extends { id: string }>(rows: readonly T[], id: string, param: string): number {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) throw invalid(`No such object: '${id}'`, param, 'resource_missing');
  return at;
}

/** `rows` in the order in which they are listed. */
export function pageOf<T extends { id: string }>(rows: readonly T[], paging: Paging, url: string): Page<T> {
  const limit = paging.limit ?? 10;
  const { starting_after: after, ending_before: before } = paging;
  if (after !== undefined && before !== undefined) {
    throw invalid('You may only specify one of these parameters: starting_after, ending_before.');
  }
  if (before !== undefined) {
    const end = cursor(rows, before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: rows.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : cursor(rows, after, 'starting_after') + 1;
  return {
    object: 'list',
    data: rows.slice(start, start + limit),
    has_more: rows.length > start + limit,
    url,
  };
}

export function newestFirst<T>(rows: Iterable<T>): T[] {
  return [...rows].reverse();
}

type Range = { gt?: number; gte?: number; lt?: number; lte?: number };
const range = hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });

/** `created=123` or `created[gte]=123`; gives a test for a time in seconds. */
export const created: Param<(time: number) => boolean> = (value: Tree, name: string) => {
  if (typeof value === 'string') {
    const wanted = integer()(value, name);
    return (time) => time === wanted;
  }
  const { gt = -1, gte = -1, lt = Infinity, lte = Infinity }: Range = range(value, name);
  return (time) => time > gt && time >= gte && time < lt && time <= lte;
};
