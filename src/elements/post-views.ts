/** Parts of a post: its hotspots, and what a post document brings along. */
import { html, nothing } from 'lit';
import { inReadingOrder } from '../core/hotspots.ts';
import { format } from '../core/money.ts';
import { type Disclosure, type Media, MOST_TAGS, type Post, type Tag } from '../core/post.ts';
import { isSoldOut, type Product, priceRange } from '../core/product.ts';
import type { Loadable } from '../state/catalog.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';

/** What the parts need to know of their post. */
export interface View {
  /** The product's state; undefined when it is not asked for. */
  product(id: string): Loadable<Product> | undefined;
  /** Id of the product whose card is open. */
  open: string | undefined;
}

/** The product once it is there. */
export function readyIn(view: Pick<View, 'product'>, id: string): Product | undefined {
  const found = view.product(id);
  return found?.state === 'ready' ? found.value : undefined;
}

/** "€49", "from €49", "Sold out" or "Price not available". */
function priceOf(product: Product): string {
  const range = priceRange(product);
  if (!range) return say('noPrice');
  if (isSoldOut(product)) return say('soldOut');
  const price = format(range.from, product.currency, $settings.get().locale);
  return range.from < range.to ? say('from', { price }) : price;
}

/** Buttons over a picture for the tags whose product is there. `data-x` and `data-y` are for the one who places them. */
export function hotspots(view: View, tags: readonly Tag[]) {
  const shown = inReadingOrder(tags.slice(0, MOST_TAGS)).flatMap((tag) => {
    const product = readyIn(view, tag.product);
    return product ? [{ ...tag, product }] : [];
  });
  return shown.map(
    ({ product, x, y }, at) => html`<button
      class="spot"
      part="hotspot"
      data-product=${product.id}
      data-x=${x}
      data-y=${y}
      aria-label=${say('tag', { title: product.title, price: priceOf(product), n: at + 1, total: shown.length })}
      aria-expanded=${view.open === product.id}
      aria-controls="card"
    ></button>`,
  );
}

/** Says in words that a product of the page's own list is sold out. */
export function note(view: View, id: string) {
  const product = readyIn(view, id);
  return product?.variants.length && isSoldOut(product)
    ? html`<span class="note">${say('soldOut')}</span>`
    : nothing;
}

export function postView(view: View, post: Post, ids: readonly string[], scroll: (way: number) => void) {
  return [
    head(post),
    post.media.length > 1 ? strip(view, post.media, scroll) : post.media.map((each) => picture(view, each)),
    ids.length
      ? html`<ul part="list" aria-label=${say('products')}>${ids.map((id) => item(view, id))}</ul>`
      : nothing,
    post.title || post.text
      ? html`<div part="text">${post.title && html`<h3><bdi>${post.title}</bdi></h3>`}${
          post.text && html`<p>${post.text}</p>`
        }</div>`
      : nothing,
  ];
}

function head({ author, disclosure }: Post) {
  if (!author && !disclosure) return nothing;
  const name = html`<bdi>${author?.name}</bdi>`;
  return html`<p class="head">
    ${author?.url ? html`<a part="author" href=${author.url}>${name}</a>` : html`<span part="author">${name}</span>`}
    ${disclosure ? html`<span part="disclosure">${tie(disclosure)}</span>` : nothing}
  </p>`;
}

/** A tie to nobody in particular is still said. */
function tie({ kind, by }: Disclosure): string {
  return by ? say(kind, { by }) : say('ad');
}

function picture(view: View, media: Media) {
  return html`<div class="picture" part="picture" data-ratio="${media.width ?? ''} / ${media.height ?? ''}">
    ${
      media.type === 'video'
        ? html`<video controls playsinline preload="none" poster=${media.poster ?? nothing} src=${media.src}
            aria-label=${media.alt || nothing}></video>`
        : html`<img loading="lazy" decoding="async" width=${media.width ?? nothing} height=${media.height ?? nothing}
            alt=${media.alt} src=${media.src}>`
    }${hotspots(view, media.tags)}
  </div>`;
}

/** Several pictures: a plain list to scroll, that never moves by itself. */
function strip(view: View, media: readonly Media[], scroll: (way: number) => void) {
  const total = media.length;
  return html`<ul class="strip" tabindex="0">
      ${media.map(
        (each, at) =>
          html`<li aria-label=${say('picture', { n: at + 1, total })}>${picture(view, each)}</li>`,
      )}
    </ul>
    <p class="turns">
      <button aria-label=${say('previous')} @click=${() => scroll(-1)}>←</button>
      <button aria-label=${say('next')} @click=${() => scroll(1)}>→</button>
    </p>`;
}

function item(view: View, id: string) {
  const found = view.product(id);
  if (found && /missing|failed/.test(found.state)) return nothing;
  const product = readyIn(view, id);
  const image = product?.images[0];
  return html`<li part="item">
    <button class="row" data-product=${id} ?disabled=${!product} aria-expanded=${view.open === id} aria-controls="card">
      ${image ? html`<img loading="lazy" decoding="async" alt="" src=${image}>` : html`<span class="blank"></span>`}
      ${product ? html`<bdi>${product.title}</bdi> <span class="price">${priceOf(product)}</span>` : nothing}
    </button>
  </li>`;
}
