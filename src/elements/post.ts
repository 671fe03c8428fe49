import { html, LitElement, nothing } from 'lit';
import type { Product } from '../core/product.ts';
import { say } from '../state/words.ts';
import { fail } from './fault.ts';
import { styles } from './post.styles.ts';
import type { PostCard } from './post-card.ts';
import { PostContent } from './post-content.ts';
import { linksIn } from './post-light.ts';
import { shared } from './shared.styles.ts';

const loadCard = () => import('./post-card.ts');

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
 * @fires souk-seen - it reached the middle of the window, once
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
  #card: PostCard | undefined;

  constructor() {
    super();
    const preload = () => void loadCard().catch(() => {});
    for (const intent of ['pointerover', 'focusin']) this.addEventListener(intent, preload, { once: true });
  }

  protected override updated(): void {
    const groups = this.#content.blocks.flatMap(({ kind, nodes }) =>
      kind === 'links' ? nodes.map((node) => [node]) : [nodes],
    );
    let at = 0;
    for (const slot of this.renderRoot.querySelectorAll('slot')) slot.assign?.(...(groups[at++] ?? []));
  }

  /** Any hotspot, row or link of the page opens the card; a link whose product is not there is followed. */
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
    try {
      const { PostCard } = await loadCard();
      if (!this.isConnected) return;
      this.#card ??= new PostCard(this, this.#content);
      void this.#card.toggle(product, opener);
    } catch (error) {
      fail(this, error);
      const url = (opener as HTMLAnchorElement).href ?? product.url;
      if (url) location.assign(url);
    }
  }

  protected override render() {
    // An old browser shows the page's content as it is.
    if (!HTMLSlotElement.prototype.assign) return html`<slot></slot>`;
    return html`<div class="post" @click=${this.#choose}>${this.#view()}</div>
      ${this.#card?.render()}`;
  }

  #view() {
    const { blocks, document, state, view } = this.#content;
    if (view && document) return view.documentView(this.#content, document);
    if (blocks[0]) return this.#own();
    if (!state) return nothing;
    if (state === 'loading' || state === 'ready') {
      return html`<div class="picture blank" role="status"><span class="hidden">${say('loading')}</span></div>`;
    }
    return html`<p>
      ${say('failed')} ${state === 'failed' ? html`<button @click=${this.#content.retry}>${say('again')}</button>` : nothing}
    </p>`;
  }

  /** The page's own content, block by block in its own order. */
  #own() {
    const content = this.#content;
    const { hotspots } = content;
    return content.blocks.map((block) =>
      block.kind === 'links'
        ? html`<ul role="list" part="list" aria-label=${say('products')}>
            ${block.nodes.map((node) => html`<li part="item"><slot></slot>${hotspots?.note(linksIn(node)[0], content)}</li>`)}
          </ul>`
        : html`<div class=${block.kind} part=${block.kind}><slot></slot>${hotspots?.over(block, content)}</div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-post': SoukPost;
  }
}
