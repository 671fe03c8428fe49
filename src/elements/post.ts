import { adoptStyles, type CSSResult, html, LitElement, nothing } from 'lit';
import { isSoldOut, type Product } from '../core/product.ts';
import { say } from '../state/words.ts';
import { ask, OpenEvent, OpenedEvent } from './events.ts';
import { styles } from './post.styles.ts';
import { PostContent } from './post-content.ts';
import { hotspots, mediaOf, place, type View } from './post-hotspots.ts';
import { productOf } from './post-light.ts';
import { shared } from './shared.styles.ts';

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
  #parts = new Set<CSSResult>();
  #sizes = new ResizeObserver(() => this.#frames().forEach(place));

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
    for (const frame of this.#frames()) {
      frame.style.setProperty('aspect-ratio', frame.dataset.ratio ?? '');
      const media = mediaOf(frame);
      // Observing reports at the end of this frame: hotspots are in place before they are painted.
      if (media) this.#sizes.observe(media);
    }
  }

  #frames() {
    return this.renderRoot.querySelectorAll<HTMLElement>('.picture');
  }

  #fillSlots(): void {
    const groups = this.#content.blocks.flatMap(({ kind, nodes }) =>
      kind === 'links' ? nodes.map((node) => [node]) : [nodes],
    );
    let at = 0;
    for (const slot of this.renderRoot.querySelectorAll('slot')) slot.assign?.(...(groups[at++] ?? []));
  }

  /** Adds the styles of a part that was fetched. */
  #adopt(part: CSSResult): void {
    if (this.#parts.has(part)) return;
    this.#parts.add(part);
    adoptStyles(this.renderRoot as ShadowRoot, [...SoukPost.elementStyles, ...this.#parts]);
  }

  #choose(event: MouseEvent): void {
    const path = event.composedPath() as HTMLElement[];
    const opener = path.slice(0, path.indexOf(this)).find((each) => each.dataset?.product);
    const product = this.#content.product(opener?.dataset.product ?? '');
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
    const post = this.#id;
    const opened = await ask(this, new OpenEvent(product.id, post), () => this.#open({ product, opener }));
    if (opened) this.dispatchEvent(new OpenedEvent(product.id, post));
  }

  async #open(card: OpenCard): Promise<boolean> {
    this.#card = card;
    card.part = await loadCard();
    this.#adopt(card.part.styles);
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

  /** What sales are counted for. */
  get #id() {
    return this.post ?? this.#content.document?.id;
  }

  protected override render() {
    // An old browser shows the page's content as it is.
    if (!HTMLSlotElement.prototype.assign) return html`<slot></slot>`;
    const card = this.#card;
    const view: View = { product: (id) => this.#content.product(id), open: card?.product.id };
    return html`<div class="post" @click=${this.#choose} @play=${hideOnPlay}>${this.#view(view)}</div>
      ${card?.part ? card.part.cardView(card.product, this.#id, this.#close) : nothing}`;
  }

  #view(view: View) {
    const { blocks, document, ids, part, retry, state } = this.#content;
    if (part && document) {
      this.#adopt(part.styles);
      return part.documentView(view, document, ids);
    }
    if (blocks[0]) return this.#own(view);
    if (state === 'missing' || state === 'failed') {
      return html`<p>${say('failed')} ${
        state === 'failed' ? html`<button @click=${retry}>${say('again')}</button>` : nothing
      }</p>`;
    }
    return state
      ? html`<div class="picture blank" role="status"><span class="hidden">${say('loading')}</span></div>`
      : nothing;
  }

  /** The page's own content, block by block in its own order. */
  #own(view: View) {
    return this.#content.blocks.map(({ kind, nodes, tags }) =>
      kind === 'links'
        ? html`<ul role="list" part="list" aria-label=${say('products')}>
            ${nodes.map((node) => html`<li part="item"><slot></slot>${soldOut(view, productOf(node))}</li>`)}
          </ul>`
        : html`<div class=${kind} part=${kind}><slot></slot>${hotspots(view, tags)}</div>`,
    );
  }
}

/** Says it in words beside the page's own link. */
function soldOut({ product }: View, id: string) {
  const found = product(id);
  return found?.variants[0] && isSoldOut(found) ? html`<span class="note">${say('soldOut')}</span>` : nothing;
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-post': SoukPost;
  }
}
