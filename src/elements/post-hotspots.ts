/** The buttons over a picture, and what they and the list say of a product. */
import { html } from 'lit';
import { arrange, inReadingOrder } from '../core/hotspots.ts';
import { format } from '../core/money.ts';
import { MOST_TAGS, type Tag } from '../core/post.ts';
import { isSoldOut, type Product, priceRange } from '../core/product.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';
import { mediaIn } from './post-light.ts';

/** Kept free for the controls of a video, in px. */
const CONTROLS = 80;

/** What the parts need to know of their post. */
export interface View {
  /** The product, once it is there. */
  product(id: string): Product | undefined;
  /** Id of the product whose card is open. */
  open: string | undefined;
}

/** "€49", "from €49", "Sold out" or "Price not available". */
export function priceOf(product: Product): string {
  const range = priceRange(product);
  if (!range) return say('noPrice');
  if (isSoldOut(product)) return say('soldOut');
  const price = format(range.from, product.currency, $settings.get().locale);
  return range.from < range.to ? say('from', { price }) : price;
}

/** A button for each tag whose product is there; `data-x` and `data-y` are for `place`. */
export function hotspots({ product, open }: View, tags: readonly Tag[]) {
  const shown = inReadingOrder(tags.slice(0, MOST_TAGS).filter((tag) => product(tag.product)));
  return shown.map((tag, at) => {
    const found = product(tag.product) as Product;
    const values = { title: found.title, price: priceOf(found), n: at + 1, total: shown.length };
    return html`<button
      class="spot"
      part="hotspot"
      data-product=${tag.product}
      data-x=${tag.x}
      data-y=${tag.y}
      aria-label=${say('tag', values)}
      aria-expanded=${open === tag.product}
      aria-controls="card"
    ></button>`;
  });
}

/** The picture or video in a frame, the page's or ours. */
export function mediaOf(frame: Element) {
  return mediaIn(frame.querySelector('slot')?.assignedNodes()[0] ?? frame);
}

/** Puts the buttons of a frame where the tags of its picture are; called whenever its size changes. */
export function place(frame: Element): void {
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
