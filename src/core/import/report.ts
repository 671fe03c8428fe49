/** What an import says about itself: how much was read, and what was refused, where, why, and what helps. */

import { toDecimal } from '../money.ts';
import type { Refuse } from '../parse.ts';
import { ParseError } from '../parse.ts';
import type { Catalogue, ImportedProduct } from './catalogue.ts';

export interface Refusal {
  /** Number of the item in the file, from 1. */
  row: number;
  /** Its id or title, where it has one. */
  item?: string;
  /** Path inside the item, e.g. `variants[0].price`. */
  field: string;
  reason: string;
  /** What to do about it. */
  advice: string;
  /** False: the item was refused. True: it was read without this part. */
  kept: boolean;
}

export interface ImportReport {
  format: string;
  read: { products: number; variants: number; posts: number };
  /** Prices of all variants added up, by currency, as decimals: to be compared with the source. */
  sums: Record<string, string>;
  /** Items refused as a whole. */
  refusedItems: number;
  refused: Refusal[];
}

export function reportOf({ format, products, posts, refused }: Catalogue): ImportReport {
  const variants = products.reduce((sum, product) => sum + product.variants.length, 0);
  return {
    format,
    read: { products: products.length, variants, posts: posts.length },
    sums: sumsOf(products),
    refusedItems: refused.filter((each) => !each.kept).length,
    refused,
  };
}

function sumsOf(products: readonly ImportedProduct[]): Record<string, string> {
  const sums = new Map<string, number>();
  for (const { currency, variants } of products) {
    const own = variants.reduce((sum, variant) => sum + variant.price, 0);
    sums.set(currency, (sums.get(currency) ?? 0) + own);
  }
  return Object.fromEntries([...sums].map(([currency, sum]) => [currency, toDecimal(sum, currency)]));
}

/** Reads one item; `refuse` is for parts it can do without, a thrown ParseError refuses the whole. */
export type ItemReader<T> = (item: unknown, refuse: Refuse) => T;

/** What to do about a fault: `name` is the last part of `field`, e.g. `price` of `variants[0].price`. */
export type Advise = (name: string, field: string) => string;

/** Reads every item on its own, so that a bad one never costs the others. */
export function readItems<T>(
  items: readonly unknown[],
  read: ItemReader<T>,
  advise: Advise,
  refused: Refusal[],
): T[] {
  return items.flatMap((item, at) => {
    const note = (kept: boolean) => (error: ParseError) => {
      refused.push({ row: at + 1, ...nameOf(item), ...explain(error, advise), kept });
    };
    try {
      return [read(item, note(true))];
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      note(false)(error);
      return [];
    }
  });
}

function explain({ field, message }: ParseError, advise: Advise) {
  const name = field.replace(/\[[^\]]*\]$/, '').replace(/^.*\./, '');
  return { field: field || 'item', reason: message.slice(field.length + 2), advice: advise(name, field) };
}

function nameOf(item: unknown): { item?: string } {
  if (typeof item !== 'object' || item === null) return {};
  const { id, handle, title } = item as Record<string, unknown>;
  const name = [handle, id, title].find((each) => typeof each === 'string' || typeof each === 'number');
  // Shown in terminals, where control characters would act.
  return name === undefined
    ? {}
    : {
        item: String(name)
          .slice(0, 100)
          .replace(/\p{Cc}/gu, ''),
      };
}
