/** An id names one thing; the first to come keeps it, and each later one is refused. */
import { ParseError, type Refuse, refuse } from '../parse.ts';
import type { ImportedProduct } from './catalogue.ts';

export type Distinct = (product: ImportedProduct, onRefused: Refuse) => ImportedProduct;

/** One for a whole file: ids of products and of variants are each unique across it. */
export function distinctProducts(): Distinct {
  const products = new Set<string>();
  const variants = new Set<string>();
  return (product, onRefused) => {
    if (products.has(product.id)) refuse('id', `"${product.id}" came before in this file`);
    products.add(product.id);
    const kept = product.variants.filter(({ id }) => {
      if (!variants.has(id)) return variants.add(id);
      onRefused(new ParseError(`variants[${id}].id`, 'this id came before in this file'));
      return false;
    });
    return { ...product, variants: kept };
  };
}
