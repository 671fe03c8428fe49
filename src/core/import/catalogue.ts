/** What an import yields, whatever it was read from. */
import type { Post } from '../post.ts';
import type { Product, Variant } from '../product.ts';
import type { Refusal } from './report.ts';

/** A variant with the pieces in stock; without `stock` pieces are not counted. */
export type ImportedVariant = Variant & { stock?: number };

export type ImportedProduct = Omit<Product, 'variants'> & { variants: ImportedVariant[] };

/** A post names its products; full documents in it are imported as products beside it. */
export type ImportedPost = Omit<Post, 'products'> & { products: string[] };

export interface Catalogue {
  /** The format it was found to be, e.g. `shopify`. */
  format: string;
  products: ImportedProduct[];
  posts: ImportedPost[];
  /** Items that were not read, and parts left out of items that were. */
  refused: Refusal[];
}

/** What the file does not say. */
export interface ImportSettings {
  /** ISO 4217, for items that name none. */
  currency?: string | undefined;
  /** Address of the shop, for links to its product pages, e.g. `https://shop.example.com`. */
  shop?: string | undefined;
}

/** One format. Readers to come are files beside this one and a line in `detect.ts`. */
export interface Format {
  name: string;
  /** How a person knows it: what the error lists when nothing fits. */
  label: string;
  fits(source: Source): boolean;
  read(source: Source, settings: ImportSettings): Catalogue;
}

/** A file as text, and as JSON where it is that. */
export interface Source {
  text: string;
  json?: unknown;
}
