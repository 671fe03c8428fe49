/** Where a pin has a document of its own: inline JSON, or a post at `src`. */
import { type Product, productReader } from '../core/product.ts';
import { putProduct } from '../state/catalog.ts';
import { readInline } from './inline.ts';

export { $post } from '../state/documents.ts';

/** The product written into the pin, known to the whole page from then on. */
export function readProduct(host: HTMLElement & { product: string | undefined }): Product | undefined {
  const product = readInline(host, productReader());
  if (product) putProduct(product, host.product ? [host.product] : []);
  return product;
}
