/** The catalogue and the posts of the demo, read for its pages. */
import { readFileSync } from 'node:fs';

export interface Variant {
  id: string;
  sku: string;
  options: string[];
  price: number;
  compareAt?: number;
  available: boolean;
  image?: string;
  stock?: number;
}

export interface Product {
  id: string;
  title: string;
  url: string;
  text: string;
  brand: string;
  images: [string, ...string[]];
  currency: string;
  options: { name: string; values: string[] }[];
  variants: [Variant, ...Variant[]];
}

export interface Media {
  src: string;
  alt: string;
  width: number;
  height: number;
  tags: { product: string; x: number; y: number }[];
}

export interface Post {
  id: string;
  title: string;
  text: string;
  author: { name: string };
  disclosure?: { kind: string; by: string };
  /** Ours have one picture each. */
  media: [Media];
  products: string[];
}

/** The folder of the demo. */
export const demo = new URL('../', import.meta.url);

function items<Item>(file: string): Item[] {
  const { items } = JSON.parse(readFileSync(new URL(`data/${file}`, demo), 'utf8')) as { items: Item[] };
  return items;
}

export const products = items<Product>('products.json');
export const posts = items<Post>('posts.json');

function byId<Item extends { id: string }>(list: readonly Item[], id: string): Item {
  const found = list.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

export const productById = (id: string): Product => byId(products, id);
export const postById = (id: string): Post => byId(posts, id);

/** As the server sends it: how many are left is nobody's business. */
export function onTheWire(product: Product, available?: boolean) {
  const variants = product.variants.map(({ stock: _, ...rest }) => ({
    ...rest,
    ...(available === undefined ? {} : { available }),
  }));
  return { ...product, variants };
}
