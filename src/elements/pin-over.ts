/** What lies over a pin's picture: the heart, and the turning of several pictures. Fetched when a pin is in view. */
import { html, type LitElement, nothing, type ReactiveController } from 'lit';
import { isSoldOut, type Product } from '../core/product.ts';
import { say } from '../state/more-words.ts';
import { $saved, startSaved, toggleSaved } from '../state/saved.ts';

const HEART = 'M12 20S4 15 4 9.3A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 1.8C20 15 12 20 12 20Z';

const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
const isSaved = (list: readonly string[] | undefined, id: string) => !!list?.includes(id);

export class Over implements ReactiveController {
  #host: LitElement;
  #product = '';
  #title = '';
  #first: string | undefined;
  #strip: Element | null = null;
  #at = 0;
  /** Pictures beyond the first are fetched once the shopper turns to them. */
  #wanted = false;
  #stop = () => {};

  constructor(host: LitElement) {
    this.#host = host;
    startSaved();
    host.addController(this);
  }

  hostConnected(): void {
    // Not all pins are rendered again when one heart changes.
    this.#stop = $saved.listen((now, before) => {
      if (isSaved(now, this.#product) !== isSaved(before, this.#product)) this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdated(): void {
    const strip = this.#host.renderRoot.querySelector('.strip');
    if (strip && strip.childElementCount > 1) {
      strip.setAttribute('role', 'group');
      strip.setAttribute('aria-label', this.#title);
      strip.setAttribute('tabindex', '0');
    }
    if (strip === this.#strip) return;
    this.#strip = strip;
    strip?.addEventListener('scroll', this.#scrolled);
    for (const intent of ['pointerenter', 'focus']) strip?.addEventListener(intent, this.#want);
  }

  #want = (): void => {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#host.requestUpdate();
  };

  #scrolled = (): void => {
    const { scrollLeft, clientWidth } = this.#strip as Element;
    this.#at = Math.round(Math.abs(scrollLeft) / clientWidth) || 0;
    this.#wanted = true;
    this.#host.requestUpdate();
  };

  /** Beyond the ends it starts anew. */
  #turn(to: number, total: number): void {
    this.#want();
    const left = ((to + total) % total) * (this.#strip?.clientWidth ?? 0);
    // The strip runs from right to left where the page does.
    this.#strip?.scrollTo({ left: this.#strip.matches(':dir(rtl)') ? -left : left });
  }

  /** The pictures after the first, which the pin shows itself. */
  pictures([first, ...others]: readonly string[]): unknown {
    // Another variant brings its own picture, in first place.
    if (this.#first && first !== this.#first) this.#turn(0, 1);
    this.#first = first;
    const total = others.length + 1;
    return others.map(
      (src, at) =>
        html`<img
          src=${this.#wanted ? src : nothing}
          alt=${say('picture', { n: at + 2, total })}
          loading="lazy"
        />`,
    );
  }

  render(product: Product, total: number): unknown {
    const { id, title, variants } = product;
    this.#product = id;
    this.#title = title;
    const n = Math.min(this.#at + 1, total);
    const turn = (word: 'previous' | 'next', by: number, path: string) =>
      html`<button class="over turn" aria-label=${say(word)} @click=${() => this.#turn(n - 1 + by, total)}>
        ${icon(path)}
      </button>`;
    return html`<button
        class="over"
        part="save"
        aria-label=${say('save', { title })}
        aria-pressed=${isSaved($saved.get(), id)}
        @click=${() => toggleSaved(id)}
      >
        ${icon(HEART)}
      </button>
      ${variants.length && isSoldOut(product) ? html`<span class="over" part="badge">${say('soldOut')}</span>` : nothing}
      ${
        total > 1
          ? html`${turn('next', 1, 'm10 6 6 6-6 6')}${turn('previous', -1, 'm14 6-6 6 6 6')}
              <output class="over count">${say('picture', { n, total })}</output>`
          : nothing
      }`;
  }
}
