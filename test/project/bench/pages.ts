/** The pages that are measured: the same goods as plain HTML, as minimal Lit cards, as pins of the kit. */
import type { Product } from '../../../src/core/product.ts';

/** `inline`: pins whose product stands in the page; `kit`: pins that name theirs, fetched in one request. */
export const KINDS = ['static', 'lit', 'inline', 'kit'] as const;
export type Kind = (typeof KINDS)[number];

export const COUNTS = [1, 100, 1000] as const;

/** The product of card `at`: a shirt in three sizes, one of them sold out, as shops have them. */
export function productOf(at: number): Product {
  const size = (name: string, available: boolean) => {
    return { id: `p${at}-${name}`, sku: `SKU-${at}-${name}`, options: [name], price: 4900 + at, available };
  };
  return {
    id: `p${at}`,
    title: `Linen shirt number ${at}`,
    text: 'Washed linen, cut wide, with buttons of corozo nut. It dries while you swim.',
    brand: 'Ourela',
    url: `/products/p${at}`,
    images: ['/picture.svg'],
    currency: 'EUR',
    options: [{ name: 'Size', values: ['S', 'M', 'L'] }],
    variants: [size('S', true), size('M', true), size('L', false)],
  };
}

const priceOf = ({ variants }: Product) => `€${((variants[0]?.price ?? 0) / 100).toFixed(2)}`;

const IMAGE = '<img src="/picture.svg" alt="" width="800" height="1000" loading="lazy">';

const plain = (product: Product) =>
  `<a href="${product.url}">${IMAGE}${product.title}</a> <p class="price">${priceOf(product)}</p>`;

const data = (product: Product) => `<script type="application/json">${JSON.stringify(product)}</script>`;

const pin = (product: Product, more = '') =>
  `<souk-pin data-card product="${product.id}">${plain(product)}${more}</souk-pin>`;

const card: Record<Kind, (product: Product) => string> = {
  static: (product) => `<article data-card>${plain(product)}</article>`,
  lit: (product) =>
    `<lit-card data-card name="${product.title}" price="${priceOf(product)}" picture="/picture.svg"` +
    ` href="${product.url}"></lit-card>`,
  inline: (product) => pin(product, data(product)),
  kit: (product) => pin(product),
};

const kitHead = (kit: string) =>
  `<link rel="stylesheet" href="${kit.replace(/\.js$/, '.css')}"><script type="module" src="${kit}"></script>`;

/** A page of `count` cards; `kit` is the address of the kit's script. */
export function pageOf(kind: Kind, count: number, kit: string): string {
  const ours = kind === 'kit' || kind === 'inline';
  const head = ours
    ? kitHead(kit)
    : kind === 'lit'
      ? '<script type="module" src="/lit-card.js"></script>'
      : '';
  const cart = ours
    ? '<souk-cart><a href="/cart">Cart</a></souk-cart>'
    : kind === 'lit'
      ? '<lit-cart></lit-cart>'
      : '';
  const cards = Array.from({ length: count }, (_, at) => card[kind](productOf(at)));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${kind} ${count}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/bench.css">${head}</head>
<body><header>${cart}</header><main>${cards.join('\n')}</main></body></html>`;
}

export const css = `body { margin: 16px; font: 16px/1.5 sans-serif } header { height: 48px }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 20px }
img { width: 100%; height: auto }`;

export const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
<path fill="#d9b48f" d="M0 0h800v1000H0z"/><path fill="#fff" d="M200 250h400v500H200z"/></svg>`;
