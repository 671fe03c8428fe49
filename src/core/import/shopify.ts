/**
 * A shop's public `products.json` as Shopify serves it. It names no currency;
 * prices are decimals written as text; descriptions are HTML.
 */
import { fromDecimal } from '../money.ts';
import { list, type Refuse, refuse } from '../parse.ts';
import { id, productReader } from '../product.ts';
import { safeUrl } from '../url.ts';
import type { Catalogue, Format, ImportedProduct, ImportSettings, Source } from './catalogue.ts';
import { distinctProducts } from './distinct.ts';
import { isFields, noteLosses } from './losses.ts';
import { plainText, shorten } from './plain-text.ts';
import { type Advise, readItems } from './report.ts';

/** What our products hold; Shopify allows more. Characters. */
const LONGEST = { text: 5000, option: 50, value: 100 };

type Fields = Record<string, unknown>;

export const shopify: Format = {
  name: 'shopify',
  label: 'Shopify products.json (as served at /products.json)',
  fits: ({ json }) => isFields(json) && Array.isArray(json.products) && !Object.hasOwn(json, 'kind'),
  read: readShopify,
};

function readShopify({ json }: Source, settings: ImportSettings): Catalogue {
  const items = list((item) => item, Number.MAX_SAFE_INTEGER)((json as Fields).products, 'products');
  const currency =
    settings.currency ?? refuse('currency', 'this file names no currency; say which one its prices are in');
  const distinct = distinctProducts();
  const refused: Catalogue['refused'] = [];
  const read = (item: unknown, onRefused: Refuse) =>
    distinct(readProduct(item, { ...settings, currency }, onRefused), onRefused);
  return { format: shopify.name, products: readItems(items, read, advise, refused), posts: [], refused };
}

function readProduct(item: unknown, settings: Settled, onRefused: Refuse): ImportedProduct {
  if (!isFields(item)) return refuse('', 'expected an object');
  const given = toOwn(item, settings, onRefused);
  const product = productReader(onRefused)(given, '');
  noteLosses(given, product, ['brand', 'url', 'images', 'options'], '', onRefused);
  return product;
}

type Settled = ImportSettings & { currency: string };

/** The same product in our words; its values are still a stranger's. */
function toOwn(item: Fields, { currency, shop }: Settled, onRefused: Refuse): Fields {
  const options = optionsOf(item);
  return {
    id: idOf(item),
    title: item.title,
    text: shorten(plainText(asText(item.body_html)), LONGEST.text) || undefined,
    brand: asText(item.vendor) || undefined,
    url: shop && safeUrl(`/products/${encodeURIComponent(idOf(item))}`, shop),
    images: rows(item.images).map((image) => image.src),
    currency,
    options,
    variants: list(
      (each, field) => toVariant(each, field, options.length, currency),
      2048,
      onRefused,
    )(item.variants, 'variants'),
  };
}

/** The handle names the product in the shop's own links; not every export has one. */
function idOf({ handle, id: number }: Fields): string {
  try {
    return id(handle, 'handle');
  } catch {
    return id(number, 'id');
  }
}

/** A product without choices has the one option "Title" with the one value "Default Title". */
function optionsOf(item: Fields): { name: string; values: string[] }[] {
  const options = rows(item.options).map(({ name, values }) => ({
    name: asText(name).slice(0, LONGEST.option),
    values: (Array.isArray(values) ? values : []).map((value) => asText(value).slice(0, LONGEST.value)),
  }));
  const [first] = options;
  const none = options.length === 1 && first?.name === 'Title' && first.values.join() === 'Default Title';
  return none ? [] : options;
}

function toVariant(each: unknown, field: string, options: number, currency: string): Fields {
  if (!isFields(each)) return refuse(field, 'expected an object');
  const chosen = [each.option1, each.option2, each.option3].slice(0, options);
  return {
    id: id(each.id, `${field}.id`),
    sku: asText(each.sku).trim().slice(0, 100) || undefined,
    options: chosen.map((value) => asText(value).slice(0, LONGEST.value)),
    price: fromDecimal(each.price, currency, `${field}.price`),
    compareAt: comparePrice(each.compare_at_price, currency),
    // Left out by some exports; then the shop decides at checkout.
    available: each.available ?? true,
    image: isFields(each.featured_image) ? each.featured_image.src : undefined,
  };
}

/** Nice to have: a "before" price that cannot be read is left out. */
function comparePrice(value: unknown, currency: string): number | undefined {
  try {
    return value ? fromDecimal(value, currency, '') : undefined;
  } catch {
    return undefined;
  }
}

const rows = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const ADVICE = new Map(
  Object.entries({
    price: 'Give the price as a decimal such as "12.00", with no more decimals than the currency has.',
    title: 'Give the product a title of 1 to 300 characters.',
    id: 'Give each product a handle and each variant a number of its own.',
    images: 'Use http or https links to pictures.',
    variants: 'Take the file from /products.json of the shop, with its variants.',
  }),
);

const advise: Advise = (name) => ADVICE.get(name) ?? 'Correct it in the shop and export again.';
