/** Reads the answer with the products, which is on its way already. */
import type { Refuse } from '../core/parse.ts';
import type { Product } from '../core/product.ts';
import { productsReader } from '../core/wire/products.ts';
import { readAnswer } from './call.ts';

export function readProducts(url: string, answer: Promise<Response>, onRefused: Refuse): Promise<Product[]> {
  return readAnswer(url, answer, productsReader(onRefused));
}
