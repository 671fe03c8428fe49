import { adoptStyles, html, LitElement, nothing } from 'lit';
import { arrange } from '../core/hotspots.ts';
import type { Product } from '../core/product.ts';
import { retryFailed } from '../state/catalog.ts';
import { say } from '../state/words.ts';
import { ask, OpenEvent, OpenedEvent } from './events.ts';
import { styles } from './post.styles.ts';
import { PostContent } from './post-content.ts';
import { mediaIn, productOf } from './post-light.ts';
import { hotspots, note, postView, readyIn, type View } from './post-views.ts';
import { shared } from './shared.styles.ts';

/** Kept free for the controls of a video, in px. */
const CONTROLS = 80;

const loadCard = () => import('./post-card.ts');

interface OpenCard {
  product: Product;
  opener: HTMLElement;
  /** The module that shows it, once loaded. */
  part?: Awaited<ReturnType<typeof loadCard>>;
  undock?: () => void;
}

/** The tags are true for the still picture only. `play` does not bubble, so it is caught on its way down. */
const hideOnPlay = {
  capture: true,
  handleEvent(event: Event) {
    for (const each of event.composedPath()) (each as Partial<Element>).classList?.toggle('played', true);
  },
};

/**
 * A shoppable post: a picture or video with a button on each product, and
 * always the list of these products below it.
 *
 * The page's own content comes first: pictures, and links with `data-product`
 * (and `data-x`, `data-y` in percent of the picture) stay in their place and
 * work without script. Where there are none, a post document is shown: from
 * `src`, inline as `<script type="application/json">` (also the fallback), or
 * by id. Other content is shown until it is there, and if it never comes.
 *
 * @element souk-post
 * @slot - pictures, videos, links with `data-product`, and text
 * @csspart picture - the frame around a picture or video
 * @csspart hotspot - a button over the picture
 * @csspart list - the list of products
 * @csspart item - one product of the list
 * @csspart card - the product card that opens
 * @csspart close - the card's close button
 * @csspart author - who posted it
 * @csspart disclosure - the tie to the brand, in words
 * @csspart text - title and text
 * @cssprop [--souk-hotspot-size=44px] - side of a hotspot's target, at least 24px
 * @cssprop [--souk-ratio=4 / 5] - shape of a picture whose size is not known
 * @fires souk-open - a card is about to open; cancelable
 * @fires souk-opened - the card is open
 * @fires souk-error - the post or one of its products could not be loaded
 */
export class SoukPost extends LitElement {
  // The page's nodes are put into place without touching them.
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    slotAssignment: 'manual',
  };

  static override styles = [shared, styles];

  static override properties = { src: {}, post: {}, layout: { reflect: true } };

  /** Address of a post document. */
  declare src?: string;
  /** Id of the post: sales are counted for it, and its document is asked for if there is no content. */
  declare post?: string;
  /** `side` puts the picture beside the rest where there is room. */
  declare layout?: 'side';

  #content = new PostContent(this);
  #card: OpenCard | undefined;
  #sizes = new ResizeObserver(() => this.#place());

  constructor() {
    super();
    const preload = () => void loadCard().catch(() => {});
    for (const intent of ['pointerover', 'focusin']) this.addEventListener(intent, preload, { once: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#close();
  }

  protected override updated(): void {
    this.#fillSlots();
    this.#sizes.disconnect();
    // Observing reports at the end of this frame: hotspots are in place before they are painted.
    for (const [frame, media] of this.#frames()) {
      frame.style.setProperty('aspect-ratio', frame.dataset.ratio ?? '');
      this.#sizes.observe(media);
    }
  }

  #fillSlots(): void {
    const groups = this.#content.blocks.flatMap(({ kind, nodes }) =>
      kind === 'links' ? nodes.map((node) => [node]) : [nodes],
    );
    for (const [at, slot] of this.renderRoot.querySelectorAll('slot').entries())
      slot.assign?.(...(groups[at] ?? []));
  }

  /** Each frame with the picture or video in it, the page's or ours. */
  #frames() {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.picture')].flatMap((frame) => {
      const media = mediaIn(frame.querySelector('slot')?.assignedNodes()[0] ?? frame);
      return media ? [[frame, media] as const] : [];
    });
  }

  #place(): void {
    for (const [frame, media] of this.#frames()) {
      const spots = [...frame.querySelectorAll<HTMLElement>('.spot')];
      const [spot] = spots;
      if (!spot) continue;
      const base = frame.getBoundingClientRect();
      const { left, top, width, height } = media.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(spot).maxWidth) || undefined;
      const foot = 'controls' in media && media.controls ? CONTROLS : 0;
      const places = spots.map(({ dataset }) => ({ x: Number(dataset.x), y: Number(dataset.y) }));
      arrange(places, { width, height, size, foot }).forEach((target, at) => {
        const { style } = spots[at] as HTMLElement;
        // Out of the way of pointer, keyboard and screen reader alike.
        style.setProperty('display', target ? '' : 'none');
        if (!target) return;
        style.setProperty('left', `${((left - base.left + target.x) / base.width) * 100}%`);
        style.setProperty('top', `${((top - base.top + target.y) / base.height) * 100}%`);
        style.setProperty('width', `${target.size}px`);
        style.setProperty('height', `${target.size}px`);
      });
    }
  }

  #choose(event: MouseEvent): void {
    const path = event.composedPath() as HTMLElement[];
    const opener = path.slice(0, path.indexOf(this)).find((each) => each.dataset?.product);
    const product = readyIn(this.#content, opener?.dataset.product ?? '');
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!opener || !product || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    // The second half of a double click must not undo the first.
    if (event.detail < 2) void this.#toggle(product, opener);
  }

  async #toggle(product: Product, opener: HTMLElement): Promise<void> {
    const again = this.#card?.product.id === product.id;
    this.#close();
    if (again) return;
    const post = this.post ?? this.#content.document?.id;
    const opened = await ask(this, new OpenEvent(product.id, post), () => this.#open({ product, opener }));
    if (opened) this.dispatchEvent(new OpenedEvent(product.id, post));
  }

  async #open(card: OpenCard): Promise<boolean> {
    this.#card = card;
    card.part = await loadCard();
    adoptStyles(this.renderRoot as ShadowRoot, [...SoukPost.elementStyles, card.part.styles]);
    this.requestUpdate();
    await this.updateComplete;
    const element = this.renderRoot.querySelector<HTMLElement>('#card');
    // Closed or taken off the page meanwhile.
    if (this.#card !== card || !element) return false;
    card.undock = card.part.dock(element, card.opener, this.#close);
    return true;
  }

  #close = (): void => {
    const card = this.#card;
    if (!card) return;
    this.#card = undefined;
    card.undock?.();
    const inside = this.renderRoot.querySelector('#card')?.contains(this.shadowRoot?.activeElement ?? null);
    if (inside) card.opener.focus({ preventScroll: true });
    this.requestUpdate();
  };

  #scroll = (way: number): void => {
    const strip = this.renderRoot.querySelector('.strip');
    strip?.scrollBy({ left: strip.clientWidth * (this.matches(':dir(rtl)') ? -way : way) });
  };

  protected override render() {
    // An old browser shows the page's content as it is.
    if (!HTMLSlotElement.prototype.assign) return html`<slot></slot>`;
    const card = this.#card;
    const view: View = { product: (id) => this.#content.product(id), open: card?.product.id };
    return html`<div class="post" @click=${this.#choose} @play=${hideOnPlay}>${this.#view(view)}</div>
      ${card?.part ? card.part.cardView(card.product, this.post ?? this.#content.document?.id, this.#close) : nothing}`;
  }

  #view(view: View) {
    const { blocks, document, ids, loaded } = this.#content;
    if (document) return postView(view, document, ids, this.#scroll);
    if (blocks.length) return this.#own(view);
    if (!loaded) return nothing;
    if (loaded.state === 'loading') {
      return html`<div class="picture" role="status"><span class="hidden">${say('loading')}</span></div>`;
    }
    return html`<p part="text">${say('failed')}
      ${loaded.state === 'failed' ? html`<button @click=${retryFailed}>${say('again')}</button>` : nothing}</p>`;
  }

  /** The page's own content, block by block in its own order. */
  #own(view: View) {
    return this.#content.blocks.map(({ kind, nodes, tags }) =>
      kind === 'links'
        ? html`<ul role="list" part="list" aria-label=${say('products')}>
            ${nodes.map((node) => html`<li part="item"><slot></slot>${note(view, productOf(node))}</li>`)}
          </ul>`
        : html`<div class=${kind} part=${kind}><slot></slot>${hotspots(view, tags)}</div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-post': SoukPost;
  }
}
