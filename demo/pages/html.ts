/** Pieces of page that several pages share. Head and foot are those of the landing page, which is written by hand. */
import { readFileSync } from 'node:fs';
import { demo, type Post, type Product, productById } from './data.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string) => text.replace(/[&<>"]/g, (found) => ESCAPES[found] ?? found);

/** Whole minor units, written out in the language. */
export function money(minor: number, currency: string, locale = 'en'): string {
  const form = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return form.format(minor / 10 ** (form.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The variant that a page shows first: the first that can be bought. */
export const shown = ({ variants }: Product) => variants.find((each) => each.available) ?? variants[0];

/** "€49.00 €59.00", the second struck out. */
export function price(product: Product, locale?: string): string {
  const { price, compareAt } = shown(product);
  const before = compareAt ? ` <s>${money(compareAt, product.currency, locale)}</s>` : '';
  const left = product.variants.some((each) => each.available) ? '' : ', sold out';
  return money(price, product.currency, locale) + before + left;
}

/** A book may be called a whole shelf; what comes before the colon names it. */
export const name = ({ title }: Product) =>
  escaped(title.length > 60 ? title.slice(0, title.indexOf(':')) : title);

/** A pin with its fallback: a link with a picture, and the price. */
export function pin(product: Product, attributes = ''): string {
  const picture = `<img src="${product.images[0]}" alt="" width="800" height="1000" loading="lazy">`;
  return `<souk-pin product="${product.id}"${attributes}>
  <a href="${product.url}">${picture}${name(product)}</a>
  <span>${price(product)}</span>
</souk-pin>`;
}

/** A post as real HTML: the picture, a link for each tag, the text. */
export function post({ id, media, text }: Post, attributes = ''): string {
  const { src, alt, width, height, tags } = media[0];
  const links = tags.map((tag) => {
    const product = productById(tag.product);
    const place = `data-product="${product.id}" data-x="${tag.x}" data-y="${tag.y}"`;
    return `  <a href="${product.url}" ${place}>${name(product)}, ${money(shown(product).price, product.currency)}</a>`;
  });
  return `<souk-post post="${id}"${attributes}>
  <img src="${src}" alt="${escaped(alt)}" width="${width}" height="${height}" loading="lazy">
${links.join('\n')}
  <p>${escaped(text)}</p>
</souk-post>`;
}

/** A product in a list of the page's own, without the kit. */
export function good(product: Product): string {
  const picture = `<img src="${product.images[0]}" alt="" width="800" height="1000" loading="lazy">`;
  return `<div class="good"><a href="${product.url}">${picture}${name(product)}</a> <span>${price(product)}</span></div>`;
}

const landing = readFileSync(new URL('index.html', demo), 'utf8');
const part = (pattern: RegExp) => landing.match(pattern)?.[0].trim() ?? '';
const header = part(/<header class="top">[\s\S]*?<\/header>/);
const footer = part(/<footer class="foot">[\s\S]*?<\/footer>/);
const links = part(/<meta name="theme-color"[\s\S]*?(?=<\/head>)/);

export interface Page {
  /** Path below the demo, with its ending. */
  file: string;
  title: string;
  description: string;
  image: string;
  main: string;
  type?: string;
  /** Goes into the head as it is. */
  head?: string;
  /** The page's settings element. */
  shop?: string;
}

export function page({ title, description, image, main, type = 'website', head = '', shop }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<meta property="og:type" content="${type}">
<meta property="og:site_name" content="Ourela">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
<meta property="og:image" content="${image}">
${links}${head && `\n${head}`}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${shop ?? '<souk-shop return-url="/thank-you"></souk-shop>'}
${header}
${main}
${footer}
</body>
</html>
`;
}
