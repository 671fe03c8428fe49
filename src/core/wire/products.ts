/** `GET /v1/products`: apart from the rest, since every page with a pin reads it at once. */
import { list, type Reader, type Refuse, record } from '../parse.ts';
import { type Product, productReader } from '../product.ts';
import { MOST_IDS } from './paths.ts';

export function productsReader(onRefused?: Refuse): Reader<Product[]> {
  const read = record({ products: list(productReader(onRefused), MOST_IDS * 2, onRefused) });
  return (value, field) => read(value, field).products;
}
