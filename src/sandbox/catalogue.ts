/** Products and prices that the owner keeps at Stripe: made and listed. */
import type { Context } from './context.ts';
import { currency } from './currency.ts';
import { invalid } from './errors.ts';
import type { Branch } from './form.ts';
import { checkPriceData, makePrice, makeProduct } from './lines.ts';
import { decimal, flag, ignored, integer, listOf, metadata, oneOf, params, text, url } from './schema.ts';
import type { Price, Product } from './types.ts';

const PRODUCT = {
  id: text(),
  name: text(250),
  active: flag,
  description: text(40_000),
  images: listOf(text(2048), 8),
  metadata,
  shippable: flag,
  tax_code: text(40),
  unit_label: text(12),
  url,
  expand: ignored,
};

export function createProduct(context: Context, form: Branch): Product {
  const given = params(form, PRODUCT, 'name');
  const made = makeProduct(context, given, given.active ?? true);
  const product = {
    ...made,
    id: given.id ?? made.id,
    url: given.url ?? null,
    shippable: given.shippable ?? null,
  };
  if (context.tables.products.has(product.id)) {
    throw invalid('Product already exists.', 'id', 'resource_already_exists');
  }
  context.tables.products.set(product.id, product);
  return product;
}

const PRICE = {
  currency,
  product: text(),
  unit_amount: integer(0),
  unit_amount_decimal: decimal,
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  active: flag,
  nickname: text(),
  lookup_key: text(200),
  metadata,
  recurring: ignored,
  expand: ignored,
};

export function createPrice(context: Context, form: Branch): Price {
  const given = params(form, PRICE, 'currency');
  checkPriceData(context, given, 'price');
  const made = makePrice(context, given, given.product ?? '', given.active ?? true);
  const names = { nickname: given.nickname ?? null, lookup_key: given.lookup_key ?? null };
  const price = { ...made, ...names, metadata: given.metadata ?? {} };
  context.tables.prices.set(price.id, price);
  return price;
}
