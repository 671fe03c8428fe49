/** The card that opens from a post: fetched at the first sign of intent. */
import { css, html, type LitElement, nothing, type ReactiveController } from 'lit';
import type { Product } from '../core/product.ts';
import { say } from '../state/more-words.ts';
import { adopt } from './adopt.ts';
import { ask, OpenEvent, OpenedEvent } from './events.ts';
import type { PostContent } from './post-content.ts';

/** Kept between the card, its opener and the edge of the window, in px. */
const GAP = 8;

const styles = css`
  .card {
    background: var(--ground);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: 0 8px 32px #0003;
    color: var(--ink);
    inline-size: min(360px, 100vw - 16px);
    inset: auto;
    margin: 0;
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
    overscroll-behavior: contain;
    padding: 12px;
  }
  .card:focus-visible {
    outline-offset: -3px;
  }
  .close {
    border: 0;
    display: flex;
    font-size: 22px;
    inset-block-start: 0;
    line-height: 1;
    margin-block: -10px -12px;
    margin-inline: auto -8px;
    padding: 0;
    position: sticky;
    z-index: 1;
  }
  @media (width < 640px) {
    .card:popover-open {
      border-end-end-radius: 0;
      border-end-start-radius: 0;
      border-width: 1px 0 0;
      inline-size: 100%;
      inset: auto 0 0 !important;
      max-block-size: 85dvh;
      max-inline-size: none;
      padding-block-end: max(16px, env(safe-area-inset-bottom));
    }
  }
`;

/** The card of a post: opens, shows and closes it. */
export class PostCard implements ReactiveController {
  #host: LitElement;
  #content: PostContent;
  #shown: { product: Product; opener: HTMLElement } | undefined;
  #undock: (() => void) | undefined;

  constructor(host: LitElement, content: PostContent) {
    this.#host = host;
    this.#content = content;
    adopt(host, styles);
    host.addController(this);
  }

  /** Opens the card of a product for its hotspot, row or link, or closes it if it is open. */
  async toggle(product: Product, opener: HTMLElement): Promise<void> {
    const again = this.#shown?.product.id === product.id;
    this.close();
    if (again) return;
    const { id } = this.#content;
    const done = await ask(this.#host, new OpenEvent(product.id, id), () => this.#open({ product, opener }));
    if (done) this.#host.dispatchEvent(new OpenedEvent(product.id, id));
  }

  async #open(shown: { product: Product; opener: HTMLElement }): Promise<boolean> {
    // A listener may have taken the post off the page.
    if (!this.#host.isConnected) return false;
    this.#show(shown);
    await this.#host.updateComplete;
    const card = this.#card();
    if (this.#shown !== shown || !card) return false;
    this.#undock = dock(card, shown.opener, this.close);
    return true;
  }

  #show(shown: { product: Product; opener: HTMLElement } | undefined): void {
    this.#shown = shown;
    this.#content.open = shown?.product.id;
    this.#host.requestUpdate();
  }

  #card() {
    return this.#host.renderRoot.querySelector<HTMLElement>('#card');
  }

  close = (): void => {
    const opener = this.#shown?.opener;
    if (!opener) return;
    this.#undock?.();
    this.#undock = undefined;
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    if (this.#card()?.contains(focused)) opener.focus({ preventScroll: true });
    this.#show(undefined);
  };

  hostDisconnected(): void {
    this.close();
  }

  render() {
    if (!this.#shown) return nothing;
    const { id, title } = this.#shown.product;
    return html`<div class="card" id="card" part="card" popover="manual" role="dialog" tabindex="-1" aria-label=${title}>
      <button class="close" part="close" aria-label=${say('close')} @click=${this.close}>×</button>
      <souk-pin layout="card" product=${id} post=${this.#content.id ?? nothing}></souk-pin>
    </div>`;
  }
}

/** Closes the one card that is open on the page. */
let closeOther: (() => void) | undefined;

/** Shows the card beside its opener and calls `close` when the shopper turns away. Gives what undoes it. */
function dock(card: HTMLElement, opener: HTMLElement, close: () => void): () => void {
  closeOther?.();
  closeOther = close;
  const stop = new AbortController();
  const { signal } = stop;
  const place = () => {
    // Narrow windows have it at the bottom, by the stylesheet.
    if (!('showPopover' in card) || innerWidth < 640) return;
    // Scrolled away: a card that follows the reader would be in the way.
    if (isInView(opener)) placeBeside(card, opener);
    else close();
  };
  // A browser without popovers shows the card where it stands, under the post.
  card.showPopover?.();
  card.focus({ preventScroll: 'showPopover' in card });
  document.addEventListener('keydown', (event) => onKey(event, card, close), { signal });
  document.addEventListener(
    'pointerdown',
    (event) => {
      const path = event.composedPath();
      if (!path.includes(card) && !path.includes(opener)) close();
    },
    { signal, capture: true },
  );
  window.addEventListener('scroll', place, { signal, capture: true, passive: true });
  window.addEventListener('resize', place, { signal });
  // Places it for the first time, too.
  const watch = new ResizeObserver(place);
  watch.observe(card);
  return () => {
    stop.abort();
    watch.disconnect();
    if (closeOther === close) closeOther = undefined;
  };
}

/** Escape belongs to a dialog of the page when the focus is in one. */
function onKey(event: KeyboardEvent, card: HTMLElement, close: () => void): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  const inDialog = (each: EventTarget) => each instanceof HTMLDialogElement && !each.contains(hostOf(card));
  if (event.composedPath().some(inDialog)) return;
  event.preventDefault();
  close();
}

const hostOf = (card: HTMLElement) => (card.getRootNode() as ShadowRoot).host ?? card;

function placeBeside(card: HTMLElement, opener: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = card.getBoundingClientRect();
  const at = opener.getBoundingClientRect();
  const beside = at.right + GAP + width <= clientWidth - GAP || at.left - GAP - width >= GAP;
  const left = beside ? flip(at.left, at.right, width, clientWidth) : at.left;
  const top = beside ? (at.top + at.bottom - height) / 2 : flip(at.top, at.bottom, height, clientHeight);
  card.style.setProperty('left', `${keepIn(left, width, clientWidth)}px`);
  card.style.setProperty('top', `${keepIn(top, height, clientHeight)}px`);
}

function isInView(each: HTMLElement): boolean {
  const { top, bottom } = each.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** After the opener if the card fits there, else before it. */
function flip(start: number, end: number, length: number, room: number): number {
  return end + GAP + length <= room - GAP ? end + GAP : start - GAP - length;
}

function keepIn(start: number, length: number, room: number): number {
  return Math.max(GAP, Math.min(start, room - length - GAP));
}
