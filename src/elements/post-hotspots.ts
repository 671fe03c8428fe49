/** The buttons over a picture, and what they and the list say of a product. Fetched while the products are. */
import { css, html, type LitElement, type ReactiveController } from 'lit';
import { arrange, inReadingOrder } from '../core/hotspots.ts';
import { format } from '../core/money.ts';
import { MOST_TAGS, type Tag } from '../core/post.ts';
import { isSoldOut, type Product, priceRange } from '../core/product.ts';
import { say } from '../state/more-words.ts';
import { $settings } from '../state/settings.ts';
import { adopt } from './adopt.ts';
import type { PostContent } from './post-content.ts';
import { type Block, linksIn, mediaIn, productOf } from './post-light.ts';
import { tellSeen } from './seen.ts';

/** Kept free for the controls of a video, in px. */
const CONTROLS = 80;

export const styles = css`
  .spot {
    --size: max(24px, var(--souk-hotspot-size, 44px));
    border: 0;
    border-radius: 50%;
    max-height: var(--size);
    max-width: var(--size);
    min-height: 24px;
    min-width: 24px;
    padding: 0;
    position: absolute;
    translate: -50% -50%;
  }
  .spot::before {
    background: #1b1b1f;
    border: 5px solid #fff;
    border-radius: 50%;
    box-sizing: content-box;
    content: '';
    forced-color-adjust: none;
    height: 8px;
    outline: 2px solid #1b1b1f;
    transition: scale 0.15s;
    width: 8px;
  }
  .spot:is(:hover, [aria-expanded='true'])::before {
    scale: 1.2;
  }
  .played .spot,
  .spot:not([style]) {
    visibility: hidden;
  }
  .note {
    align-content: center;
    color: var(--soft);
    font-size: 0.8125em;
    inline-size: 84px;
    inset-block: 0;
    inset-inline-end: 0;
    pointer-events: none;
    position: absolute;
    text-align: end;
  }
`;

/** What is known of the products when a part of the post is shown. */
export type View = Pick<PostContent, 'product' | 'open'>;

/** "€49", "from €49", "Sold out" or "Price not available". */
export function priceOf(product: Product): string {
  const range = priceRange(product);
  if (!range) return say('noPrice');
  if (isSoldOut(product)) return say('soldOut');
  const price = format(range.from, product.currency, $settings.get().locale);
  return range.from < range.to ? say('from', { price }) : price;
}

/** A button for each tag whose product is there; `data-x` and `data-y` are for `place`. */
export function hotspots(view: View, tags: readonly Tag[]) {
  const found = tags.slice(0, MOST_TAGS).flatMap((tag) => {
    const product = view.product(tag.product);
    // A tag may name a variant; it is found again by the name it was asked for.
    return product ? [{ ...tag, asked: tag.product, product }] : [];
  });
  return inReadingOrder(found).map(({ product, x, y, asked }, at) => {
    const values = { title: product.title, price: priceOf(product), n: at + 1, total: found.length };
    return html`<button
      class="spot"
      part="hotspot"
      data-product=${asked}
      data-x=${x}
      data-y=${y}
      aria-label=${say('tag', values)}
      aria-expanded=${view.open === product.id}
      aria-controls="card"
    ></button>`;
  });
}

/** Each link of the page belongs to the picture before it, or to the first. */
function tagsOn(picture: Block, blocks: readonly Block[]): Tag[] {
  const pictures = blocks.filter(({ kind }) => kind === 'picture');
  const next = pictures[pictures.indexOf(picture) + 1];
  const from = picture === pictures[0] ? 0 : blocks.indexOf(picture);
  const own = blocks.slice(from, next && blocks.indexOf(next));
  return own
    .flatMap(({ nodes }) => nodes)
    .flatMap(linksIn)
    .map((link) => ({ product: productOf(link), x: number(link.dataset.x), y: number(link.dataset.y) }))
    .filter(({ x, y }) => x + y >= 0);
}

/** Reads "32" and "32%"; what is no number makes the product one of the list only. */
const number = (text = '') => Math.min(100, Math.max(0, Number.parseFloat(text)));

/** Keeps the hotspots of a post where its pictures have them. */
export class Hotspots implements ReactiveController {
  #host: LitElement;
  #sizes = new ResizeObserver(() => {
    for (const frame of this.#frames()) place(frame);
  });

  constructor(host: LitElement) {
    this.#host = host;
    adopt(host, styles);
    host.addController(this);
    tellSeen(host);
  }

  #frames() {
    return this.#host.renderRoot.querySelectorAll<HTMLElement>('.picture');
  }

  /** The buttons over a picture of the page's own. */
  over(picture: Block, content: PostContent) {
    return hotspots(content, tagsOn(picture, content.blocks));
  }

  /** Says in words, beside the page's own link, that its product is sold out. */
  note(link: HTMLElement | undefined, view: View) {
    const product = view.product(productOf(link));
    return product?.variants[0] && isSoldOut(product)
      ? html`<span class="note">${say('soldOut')}</span>`
      : '';
  }

  hostUpdated(): void {
    this.#sizes.disconnect();
    for (const frame of this.#frames()) {
      frame.style.setProperty('aspect-ratio', frame.dataset.ratio ?? '');
      // The tags are true for the still picture only. `play` does not bubble, so it is caught on its way down.
      frame.addEventListener('play', hide, true);
      const media = mediaOf(frame);
      // Observing reports at the end of this frame: hotspots are in place before they are painted.
      if (media) this.#sizes.observe(media);
    }
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }
}

function hide({ currentTarget }: Event): void {
  (currentTarget as Element).classList.add('played');
}

/** The picture or video in a frame, the page's or ours. */
function mediaOf(frame: Element) {
  return mediaIn(frame.querySelector('slot')?.assignedNodes()[0] ?? frame);
}

/** Puts the buttons of a frame where the tags of its picture are. */
function place(frame: Element): void {
  const spots = frame.querySelectorAll<HTMLElement>('.spot');
  const media = mediaOf(frame);
  if (!media || !spots[0]) return;
  const base = frame.getBoundingClientRect();
  const { left, top, width, height } = media.getBoundingClientRect();
  const size = Number.parseFloat(getComputedStyle(spots[0]).maxWidth) || undefined;
  const foot = (media as HTMLVideoElement).controls ? CONTROLS : 0;
  const tags = [...spots].map(({ dataset }) => ({ x: Number(dataset.x), y: Number(dataset.y) }));
  const targets = arrange(tags, { width, height, size, foot });
  spots.forEach(({ style }, at) => {
    const target = targets[at];
    // One without room is out of the way of pointer, keyboard and screen reader alike.
    style.setProperty('display', target ? '' : 'none');
    if (!target) return;
    style.setProperty('left', `${((left - base.left + target.x) / base.width) * 100}%`);
    style.setProperty('top', `${((top - base.top + target.y) / base.height) * 100}%`);
    for (const side of ['width', 'height']) style.setProperty(side, `${target.size}px`);
  });
}
