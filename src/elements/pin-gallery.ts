import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { say } from '../state/words.ts';

const picture = (src: string | undefined, alt = '') =>
  html`<img src=${src ?? nothing} alt=${alt} loading="lazy" />`;

/** The pictures of a product: a strip that snaps, turned by hand only. */
export class Gallery {
  #host: ReactiveControllerHost;
  #at = 0;
  /** Pictures beyond the first are fetched once the shopper turns to the strip. */
  #wanted = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  #want = (): void => {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#host.requestUpdate();
  };

  /** `strip` runs from right to left where the page does; beyond the ends it starts anew. */
  #go(strip: Element | null | undefined, at: number): void {
    this.#want();
    if (!strip) return;
    const sign = getComputedStyle(strip).direction === 'rtl' ? -1 : 1;
    const total = strip.childElementCount;
    strip.scrollTo({ left: ((at + total) % total) * strip.clientWidth * sign });
  }

  #scroll = (event: Event): void => {
    const { scrollLeft, clientWidth } = event.currentTarget as HTMLElement;
    this.#at = Math.round(Math.abs(scrollLeft) / clientWidth) || 0;
    this.#want();
    this.#host.requestUpdate();
  };

  #turn(label: string, by: number, path: string): TemplateResult {
    const turn = (event: Event) =>
      this.#go((event.currentTarget as Element).parentElement?.querySelector('.strip'), this.#at + by);
    return html`<button class="over turn" aria-label=${label} @click=${turn}>
      <svg viewBox="0 0 24 24"><path d=${path} /></svg>
    </button>`;
  }

  render(pictures: readonly string[], title: string): unknown {
    const total = pictures.length;
    if (total < 2) return total ? picture(pictures[0]) : nothing;
    const count = (at: number) => say('picture', { n: at + 1, total });
    return html`<div
        class="strip"
        role="group"
        tabindex="0"
        aria-label=${title}
        @scroll=${this.#scroll}
        @pointerenter=${this.#want}
        @focus=${this.#want}
      >
        ${pictures.map((src, at) => picture(at && !this.#wanted ? undefined : src, count(at)))}
      </div>
      ${this.#turn(say('previous'), -1, 'm14 6-6 6 6 6')} ${this.#turn(say('next'), 1, 'm10 6 6 6-6 6')}
      <output class="over count">${count(Math.min(this.#at, total - 1))}</output>`;
  }
}
