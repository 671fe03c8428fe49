/** Products and their variants, as they travel and as they are shown. */
import { currencyCode } from './money.ts';
import {
  list,
  optional,
  or,
  type Read,
  type Reader,
  type Refuse,
  record,
  refuse,
  text,
  whole,
} from './parse.ts';
import { link } from './url.ts';

/**
 * Ids are ours or another shop's: letters of any script, no blanks, no commas (they separate ids in links),
 * nothing that a URL cannot carry (half a character, "..").
 */
export const id: Reader<string> = (value, field) => {
  const clean = Number.isSafeInteger(value) ? String(value) : value;
  return typeof clean === 'string' && /^(?!\.{1,2}$)[^\s\p{Cc}\p{Cs},/?#:<>"'&]{1,100}$/u.test(clean)
    ? clean
    : refuse(field, 'expected an id of 1 to 100 characters without blanks, commas, colons or slashes');
};

/** The dearest thing that can be charged at once: eight digits, as at Stripe. */
export const DEAREST = 99_999_999;

/** Most variants of one product; Shopify's own limit is 2,048. */
const MOST_VARIANTS = 2048;

const option = record({ name: text(50), values: list(text(100), MOST_VARIANTS) });

/** Not said means yes; said in a way that cannot be read means no, so that nothing is sold by mistake. */
const available: Reader<boolean> = (value) => value === undefined || value === null || value === true;

const variant = record({
  id,
  sku: or(optional(text(100)), undefined),
  /** One value for each of the product's options, in their order. */
  options: or(list(text(100), 5), []),
  /** In minor units of the product's currency, tax as the shop shows it. */
  price: whole(0, DEAREST),
  /** The price before a reduction; dropped unless it is higher. */
  compareAt: or(optional(whole(0, DEAREST)), undefined),
  available,
  image: or(optional(link), undefined),
});

export type Option = Read<typeof option>;
export type Variant = Read<typeof variant>;

/** A product as the server gives it and the page shows it. Without variants it is shown and linked, not sold. */
export interface Product {
  id: string;
  title: string;
  text?: string;
  brand?: string;
  /** The product's own page, or a Stripe Payment Link. */
  url?: string;
  images: string[];
  currency: string;
  options: Option[];
  variants: Variant[];
}

/** Reads a product; a faulty variant or picture goes to `onRefused` and costs nothing else. Without it, faults throw. */
export function productReader(onRefused?: Refuse): Reader<Product> {
  const read = record({
    id,
    title: text(300),
    text: or(optional(text(5000)), undefined),
    brand: or(optional(text(100)), undefined),
    url: or(optional(link), undefined),
    images: or(list(link, 50, onRefused), []),
    currency: currencyCode,
    options: or(list(option, 5, onRefused), []),
    variants: list(variant, MOST_VARIANTS, onRefused),
  });
  return (value, field) => {
    const product: Product = read(value, field);
    return { ...product, variants: product.variants.map(honest) };
  };
}

/** A "before" price that is not higher is no reduction. */
function honest({ compareAt, ...rest }: Variant): Variant {
  return compareAt !== undefined && compareAt > rest.price ? { ...rest, compareAt } : rest;
}

/** The variant with exactly these option values. */
export function findVariant(product: Product, chosen: readonly string[]): Variant | undefined {
  return product.variants.find(
    ({ options }) => options.length === chosen.length && options.every((value, at) => value === chosen[at]),
  );
}

/** What to show first: the first that can be bought, else the first. */
export function firstVariant(product: Product): Variant | undefined {
  return product.variants.find((each) => each.available) ?? product.variants[0];
}

/** Whether some available variant has `value` at option `at` beside the other values chosen. */
export function canChoose(product: Product, chosen: readonly string[], at: number, value: string): boolean {
  return product.variants.some(
    (each) => each.available && each.options.every((own, i) => own === (i === at ? value : chosen[i])),
  );
}

export function isSoldOut(product: Product): boolean {
  return !product.variants.some((each) => each.available);
}

/** Lowest and highest price over the variants, in minor units. */
export function priceRange(product: Product): { from: number; to: number } | undefined {
  const prices = product.variants.map((each) => each.price);
  return prices.length ? { from: Math.min(...prices), to: Math.max(...prices) } : undefined;
}

/** "S / Sage", or nothing for a product without options. */
export function variantTitle(each: Variant): string {
  return each.options.join(' / ');
}
