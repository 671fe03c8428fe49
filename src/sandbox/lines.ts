/** Line items: from parameters and stored prices to the objects of the API. */
import type { Context } from './context.ts';
import { checkUnitAmount } from './currency.ts';
import { invalid, missing } from './errors.ts';
import type { LineParams } from './session-params.ts';
import type { LineItem, Price, Product } from './types.ts';

type PriceData = NonNullable<LineParams['price_data']>;
type ProductData = NonNullable<PriceData['product_data']>;

export function makeProduct(context: Context, data: ProductData, active: boolean): Product {
  const created = context.clock.seconds();
  return {
    id: context.id('prod_'),
    object: 'product',
    active,
    created,
    default_price: null,
    description: data.description ?? null,
    images: data.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: data.metadata ?? {},
    name: data.name ?? '',
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: data.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: data.unit_label ?? null,
    updated: created,
    url: null,
  };
}

export function makePrice(context: Context, data: PriceData, product: string, active: boolean): Price {
  const decimal = data.unit_amount ?? data.unit_amount_decimal ?? 0;
  return {
    id: context.id('price_'),
    object: 'price',
    active,
    billing_scheme: 'per_unit',
    created: context.clock.seconds(),
    currency: data.currency ?? '',
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product,
    recurring: null,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: Number.isInteger(decimal) ? decimal : null,
    unit_amount_decimal: String(decimal),
  };
}

/** Throws what is wrong with a price before anything is stored. */
export function checkPriceData(context: Context, data: PriceData, name: string): void {
  const amounts = [data.unit_amount, data.unit_amount_decimal].filter((amount) => amount !== undefined);
  if (amounts.length !== 1) {
    throw invalid(
      'You must specify either `unit_amount` or `unit_amount_decimal`.',
      name,
      'parameter_missing',
    );
  }
  if ((data.product === undefined) === (data.product_data === undefined)) {
    throw invalid('You must specify either `product` or `product_data` when creating a price.', name);
  }
  if (data.recurring !== undefined) {
    const wish =
      'You specified `payment` mode but passed a recurring price. Use `subscription` mode instead.';
    throw invalid(wish, `${name}[recurring]`);
  }
  if (data.product !== undefined && !context.tables.products.has(data.product)) {
    throw missing('product', data.product, `${name}[product]`, 400);
  }
  checkUnitAmount(amounts[0] ?? 0, data.currency ?? '', `${name}[unit_amount]`);
}

function priceOf(context: Context, line: LineParams, name: string): Price {
  if (line.price_data) {
    const data = line.price_data;
    let product = data.product;
    if (data.product_data) {
      // Inline products and prices are stored, but archived, as Stripe does it.
      const made = makeProduct(context, data.product_data, false);
      context.tables.products.set(made.id, made);
      product = made.id;
    }
    const price = makePrice(context, data, product ?? '', false);
    context.tables.prices.set(price.id, price);
    return price;
  }
  const price = context.tables.prices.get(line.price ?? '');
  if (!price) throw missing('price', line.price ?? '', `${name}[price]`, 400);
  if (!price.active) {
    throw invalid(`The price specified is inactive: ${price.id}`, `${name}[price]`);
  }
  return price;
}

export function makeLines(context: Context, given: readonly LineParams[]): LineItem[] {
  for (const [at, line] of given.entries()) {
    if (line.price_data) checkPriceData(context, line.price_data, `line_items[${at}][price_data]`);
  }
  const lines = given.map((line, at) => makeLine(context, line, `line_items[${at}]`));
  const currencies = new Set(lines.map((line) => line.currency));
  if (currencies.size > 1) {
    throw invalid(
      'All line items must have the same currency. Sessions cannot mix currencies.',
      'line_items',
    );
  }
  return lines;
}

function makeLine(context: Context, line: LineParams, name: string): LineItem {
  const price = priceOf(context, line, name);
  const quantity = line.quantity ?? 1;
  const subtotal = Math.round(Number(price.unit_amount_decimal) * quantity);
  const product = context.tables.products.get(price.product);
  return {
    id: context.id('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: 0,
    amount_total: subtotal,
    currency: price.currency,
    description: product?.name ?? '',
    metadata: line.metadata ?? {},
    price,
    quantity,
  };
}
