/**
 * The texts that stand on a page before anybody acts, in English. The others
 * are in `words/en.ts`, other languages beside it. `{name}` is filled in. No
 * plurals: "Items: 2" reads right in all languages.
 */
import type { english } from './words/en.ts';

export const firstWords = {
  unavailable: 'Not available',
  products: 'Products in this picture',
  loading: 'Loading',
  failed: 'This could not be loaded.',
  again: 'Try again',
  cart: 'Cart',
  cartState: 'Cart, items: {n}, {total}',
} as const;

export type FirstWordKey = keyof typeof firstWords;
export type WordKey = keyof typeof english;
export type Words = Record<WordKey, string>;

/** Fills `{name}` from `values`; what is not given stays as it is, so that a fault is seen. */
export function fill(words: string, values: Record<string, string | number> = {}): string {
  return words.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
