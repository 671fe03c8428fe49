/** Shows a post document; fetched by the first post that has one, since the page's own content needs none of it. */
import { css, html, type LitElement, nothing } from 'lit';
import { type Disclosure, type Media, type Post, postReader } from '../core/post.ts';
import { $post, knowProduct } from '../state/documents.ts';
import { say } from '../state/more-words.ts';
import { report } from '../state/report.ts';
import { adopt } from './adopt.ts';
import { readInline } from './inline.ts';
import { hotspots, priceOf, type View } from './post-hotspots.ts';

/** Gives the post what a document looks like. */
export const dress = (host: LitElement) => adopt(host, styles);

/** The document that a post's attributes name. */
export const postOf = ({ src, post = '' }: { src?: string; post?: string }) =>
  $post(src ? { src } : { id: post });

const styles = css`
  .framed {
    aspect-ratio: var(--souk-ratio, 4 / 5);
    background: var(--tint);
    overflow: clip;
  }
  .framed > :is(img, video) {
    block-size: 100%;
    display: block;
    inline-size: 100%;
    object-fit: cover;
  }
  .row {
    border-radius: 0;
    border-width: 0 0 1px;
    gap: 12px;
    inline-size: 100%;
    justify-content: start;
    padding: 8px 0;
    text-align: start;
  }
  .row:disabled {
    opacity: 1;
  }
  .row > :first-child {
    aspect-ratio: 1;
    background: var(--tint);
    border-radius: 6px;
    flex: 0 0 56px;
    inline-size: 56px;
    object-fit: cover;
  }
  .row bdi {
    flex: 1;
  }
  .row:hover bdi,
  a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .price {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .head {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin-block-end: 12px;
  }
  .author {
    font-weight: 600;
    text-decoration: none;
  }
  .tie {
    color: var(--soft);
    font-size: 0.875em;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.25;
    margin-block: 16px 4px;
    text-wrap: balance;
  }
  .body {
    white-space: pre-line;
  }
  .strip {
    align-items: center;
    border-radius: var(--radius);
    display: flex;
    gap: 8px;
    overflow: auto hidden;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  .strip > li {
    flex: 0 0 100%;
    scroll-snap-align: center;
  }
  .turns {
    display: flex;
    gap: 8px;
    justify-content: end;
    margin-block-start: 8px;
  }
  .turns :dir(rtl) {
    scale: -1 1;
  }
  @media (prefers-reduced-motion: no-preference) {
    .strip {
      scroll-behavior: smooth;
    }
  }
`;

/** The document that the page wrote into the post; its products are known from then on. */
export function readDocument(host: HTMLElement): Post | undefined {
  const post = readInline(
    host,
    postReader((error) => report(error.code, error.message)),
  );
  post?.products.forEach(knowProduct);
  return post;
}

/** The listed products, then those that only a tag names. */
export function idsOf({ products, media }: Post): string[] {
  const tagged = media.flatMap(({ tags }) => tags.map((tag) => tag.product));
  return [...new Set([...products.map((product) => product.id), ...tagged])];
}

export function documentView(view: View & { ids: readonly string[] }, post: Post) {
  const { ids } = view;
  const { media, title, text } = post;
  return [
    head(post),
    media[1] ? strip(view, media) : media.map((each) => picture(view, each)),
    ids[0]
      ? html`<ul role="list" part="list" aria-label=${say('products')}>${ids.map((id) => item(view, id))}</ul>`
      : '',
    title || text
      ? html`<div part="text">
          ${title && html`<h3><bdi>${title}</bdi></h3>`}${text && html`<p class="body">${text}</p>`}
        </div>`
      : '',
  ];
}

function head({ author, disclosure }: Post) {
  if (!author && !disclosure) return '';
  const name = html`<bdi>${author?.name}</bdi>`;
  return html`<p class="head">
    ${
      author?.url
        ? html`<a class="author" part="author" href=${author.url}>${name}</a>`
        : html`<span class="author" part="author">${name}</span>`
    }
    ${disclosure ? html`<span class="tie" part="disclosure">${tie(disclosure)}</span>` : ''}
  </p>`;
}

/** A tie to nobody in particular is still said. */
function tie({ kind, by }: Disclosure): string {
  return by ? say(kind, { by }) : say('ad');
}

function picture(view: View, { type, src, poster, alt, width, height, tags }: Media) {
  return html`<div class="picture framed" part="picture" data-ratio=${width && height ? `${width} / ${height}` : nothing}>
    ${
      type === 'video'
        ? html`<video controls playsinline preload="none" poster=${poster ?? nothing} src=${src}
            aria-label=${alt || nothing}></video>`
        : html`<img loading="lazy" decoding="async" width=${width ?? nothing} height=${height ?? nothing}
            alt=${alt} src=${src}>`
    }${hotspots(view, tags)}
  </div>`;
}

/** Several pictures: a plain list to scroll, that never moves by itself. */
function strip(view: View, media: readonly Media[]) {
  const total = media.length;
  const slide = (each: Media, at: number) =>
    html`<li aria-label=${say('picture', { n: at + 1, total })}>${picture(view, each)}</li>`;
  return html`<ul class="strip" role="list" tabindex="0">${media.map(slide)}</ul>
    <p class="turns">
      <button aria-label=${say('previous')} @click=${(event: Event) => turn(event, -1)}>←</button>
      <button aria-label=${say('next')} @click=${(event: Event) => turn(event, 1)}>→</button>
    </p>`;
}

function turn({ currentTarget }: Event, way: number): void {
  const list = (currentTarget as HTMLElement).parentElement?.previousElementSibling;
  list?.scrollBy({ left: list.clientWidth * (list.matches(':dir(rtl)') ? -way : way) });
}

/** Undefined while it is loading: the row keeps its place. */
function item(view: View, id: string) {
  const product = view.product(id);
  const image = product?.images[0];
  return html`<li part="item">
    <button class="row" data-product=${id} ?disabled=${!product} aria-expanded=${!!product && view.open === product.id} aria-controls="card">
      ${image ? html`<img loading="lazy" decoding="async" alt="" src=${image}>` : html`<span></span>`}
      ${product ? html`<bdi>${product.title}</bdi> <span class="price">${priceOf(product)}</span>` : ''}
    </button>
  </li>`;
}
