/** Souk's own catalogue file, `{ "kind": "products" | "posts", "items": [ … ] }`; see the JSON Schemas. */
import { flag, list, oneOf, optional, type Refuse, record, refuse, whole } from '../parse.ts';
import { postReader } from '../post.ts';
import { DEAREST, id, type Product, productReader, type Variant } from '../product.ts';
import type {
  Catalogue,
  Format,
  ImportedPost,
  ImportedProduct,
  ImportedVariant,
  ImportSettings,
  Source,
} from './catalogue.ts';
import { distinctProducts } from './distinct.ts';
import { isFields, noteFaults, noteLosses } from './losses.ts';
import { type Advise, readItems } from './report.ts';

const kind = oneOf('products', 'posts');

/** More pieces than any shelf holds: a slip, or a bar code in the wrong column. */
const MOST_STOCK = 1_000_000_000;

/** Read with a fallback for the page; here a fault in them is worth a word. */
const SPOKEN = { compareAt: optional(whole(0, DEAREST)), available: optional(flag) };

const stock = optional(whole(0, MOST_STOCK));

export const own: Format = {
  name: 'souk',
  label: 'Souk JSON ({ "kind": "products" or "posts", "items": [ … ] })',
  fits: ({ json }) => isFields(json) && Object.hasOwn(json, 'kind') && Object.hasOwn(json, 'items'),
  read: readOwn,
};

function readOwn({ json }: Source, settings: ImportSettings): Catalogue {
  const file = record({ kind, items: list((item) => item, Number.MAX_SAFE_INTEGER) })(json, '');
  const result: Catalogue = { format: own.name, products: [], posts: [], refused: [] };
  if (file.kind === 'products') readProducts(file.items, settings, result);
  else readPosts(file.items, settings, result);
  return result;
}

function readProducts(items: unknown[], settings: ImportSettings, into: Catalogue): void {
  const distinct = distinctProducts();
  const read = (item: unknown, onRefused: Refuse) =>
    distinct(readProduct(item, settings, onRefused), onRefused);
  into.products = readItems(items, read, advise, into.refused);
}

function readPosts(items: unknown[], settings: ImportSettings, into: Catalogue): void {
  const distinct = distinctProducts();
  const products = new Map<string, ImportedProduct>();
  const ids = new Set<string>();
  const read = (item: unknown, onRefused: Refuse) => {
    const { post, full } = readPost(item, settings, onRefused);
    if (ids.has(post.id)) refuse('id', `"${post.id}" came before in this file`);
    ids.add(post.id);
    // Several posts may bring the same product along; the first document counts.
    for (const each of full) if (!products.has(each.id)) products.set(each.id, distinct(each, onRefused));
    return post;
  };
  into.posts = readItems(items, read, advise, into.refused);
  into.products = [...products.values()];
}

function readProduct(
  item: unknown,
  { currency }: ImportSettings,
  onRefused: Refuse,
  field = '',
): ImportedProduct {
  const given = isFields(item) ? { ...item, currency: item.currency ?? currency } : item;
  const product = productReader(onRefused)(given, field);
  const path = field && `${field}.`;
  noteLosses(item, product, ['text', 'brand', 'url', 'images', 'options'], path, onRefused);
  return { ...product, variants: readStock(product, item, path, onRefused) };
}

/** Adds the stock. A count that cannot be read would sell what is not there, so it costs the variant. */
function readStock(product: Product, item: unknown, path: string, onRefused: Refuse): ImportedVariant[] {
  const given = isFields(item) && Array.isArray(item.variants) ? item.variants.filter(isFields) : [];
  const byId = new Map(given.map((each) => [String(each.id), each]));
  const read = (variant: Variant): ImportedVariant => {
    const raw = byId.get(variant.id);
    const at = `${path}variants[${variant.id}].`;
    noteLosses(raw, variant, ['sku', 'options', 'image'], at, onRefused);
    noteFaults(raw, SPOKEN, at, onRefused);
    const pieces = stock(raw?.stock, `${at}stock`);
    return pieces === undefined ? variant : { ...variant, stock: pieces };
  };
  return list((each) => read(each as Variant), product.variants.length, onRefused)(product.variants, '');
}

function readPost(item: unknown, settings: ImportSettings, onRefused: Refuse) {
  const { products: _, ...post } = postReader(onRefused)(
    isFields(item) ? { ...item, products: [] } : item,
    '',
  );
  noteLosses(item, post, ['title', 'text', 'published', 'author'], '', onRefused);
  const { named, full } = readNamed(isFields(item) ? item.products : undefined, settings, onRefused);
  const tagged = post.media.flatMap(({ tags }) => tags.map(({ product }) => product));
  const read: ImportedPost = {
    ...post,
    ...readDate(post.published),
    products: [...new Set([...named, ...tagged])],
  };
  return { post: read, full };
}

/** Products of a post: ids, or full documents. */
function readNamed(given: unknown, settings: ImportSettings, onRefused: Refuse) {
  const full: ImportedProduct[] = [];
  const one = (value: unknown, field: string) => {
    if (!isFields(value)) return id(value, field);
    const product = readProduct(value, settings, onRefused, field);
    full.push(product);
    return product.id;
  };
  const named = given === undefined || given === null ? [] : list(one, 100, onRefused)(given, 'products');
  return { named, full };
}

/** Posts are sorted by it, so it must be a point in time. */
function readDate(published: string | undefined): { published?: string } {
  if (published === undefined) return {};
  const at = new Date(published);
  if (Number.isNaN(at.getTime()))
    refuse('published', 'expected a date and time such as 2026-06-01T09:00:00Z');
  return { published: at.toISOString() };
}

const ADVICE = new Map(
  Object.entries({
    id: 'Give each item an id of its own, without blanks, commas, colons or slashes.',
    kind: 'Begin the file with { "kind": "products" } or { "kind": "posts" }.',
    currency: 'Add a currency such as "EUR" to the item, or name one for the whole file.',
    price: 'Write whole minor units without quotation marks: 49.00 EUR is 4900.',
    compareAt: 'Write whole minor units without quotation marks: 59.00 EUR is 5900.',
    stock: 'Write a whole number of pieces, or leave it out if pieces are not counted.',
    title: 'Give a title of 1 to 300 characters.',
    text: 'Give at most 5,000 characters of plain text.',
    published: 'Write the date as 2026-06-01T09:00:00Z.',
    disclosure:
      'Name the tie as "ad", "paid", "gifted", "commission" or "staff"; a post is not shown without it.',
  }),
);

const LINKS = ['url', 'image', 'images', 'src', 'poster'];

const advise: Advise = (name, field) => {
  const key = field.startsWith('disclosure') ? 'disclosure' : name;
  if (LINKS.includes(key)) return 'Use an http or https link of at most 2,048 characters.';
  return ADVICE.get(key) ?? 'Correct the field as the JSON Schema says and import again.';
};
