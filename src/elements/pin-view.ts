/** What a pin shows of its product, and what its buttons do. Fetched while the product is. */
import { adoptStyles, html, type LitElement, nothing, type TemplateResult } from 'lit';
import { format } from '../core/money.ts';
import { firstVariant, type Product, type Variant, variantTitle } from '../core/product.ts';
import { say } from '../state/more-words.ts';
import { $settings, type Settings } from '../state/settings.ts';
import { fail } from './fault.ts';
import type { Press, Said } from './pin-buy.ts';
import { options } from './pin-options.ts';
import { styles as overStyles } from './pin-over.styles.ts';
import { Over } from './pin-over.ts';
import { styles } from './pin-view.styles.ts';
import { tellSeen } from './seen.ts';

/** How long "is in your cart" stays over the picture, in milliseconds. */
const NOTE_TIME = 4000;

const MODES = ['redirect', 'dialog', 'link'] as const;

type Buy = typeof import('./pin-buy.ts');

/** Held here, since even a module that is loaded already comes a task later by `import()`. */
let buy: Buy | undefined;

async function loadBuy(): Promise<Buy> {
  buy = await import('./pin-buy.ts');
  return buy;
}

/** A failure is met at the press. */
function prepare(): void {
  loadBuy().catch(() => {});
}

type Host = LitElement & Partial<Record<'product' | 'checkout' | 'post' | 'layout', string | undefined>>;

export class PinView {
  #host: Host;
  #over: Over;
  /** Id of the variant. */
  #chosen: string | undefined;
  #busy = false;
  #note: unknown = '';
  #timer = 0;

  constructor(host: Host) {
    this.#host = host;
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, styles, overStyles]);
    this.#over = new Over(host);
    tellSeen(host);
    for (const intent of ['pointerenter', 'focusin']) host.addEventListener(intent, prepare, { once: true });
  }

  #choose(variant: string | undefined): void {
    this.#chosen = variant;
    this.#tell('');
  }

  #tell(note: unknown, time = 0): void {
    clearTimeout(this.#timer);
    // The same words twice in a row would not be read out twice.
    this.#note = note && note === this.#note ? `${note}\u00a0` : note;
    if (time) this.#timer = window.setTimeout(() => this.#tell(''), time);
    this.#host.requestUpdate();
  }

  async #press(what: 'add' | 'buy', product: Product, variant: Variant): Promise<void> {
    if (this.#busy || !variant.available) return;
    this.#busy = what === 'buy';
    if (this.#busy || this.#note) this.#tell('');
    const quantity = this.#host.renderRoot.querySelector('input')?.valueAsNumber ?? 1;
    const press = { product, variant, quantity, post: this.#host.post, mode: this.#mode };
    const said = await this.#send(what, press);
    if (what === 'buy') this.#busy = false;
    this.#tell(said.words, said.brief ? NOTE_TIME : 0);
  }

  async #send(what: 'add' | 'buy', press: Press): Promise<Said> {
    try {
      return await (buy ?? (await loadBuy()))[what](this.#host, press);
    } catch (error) {
      fail(this.#host, error);
      return { words: say('failed') };
    }
  }

  get #mode(): Settings['checkout'] {
    const { checkout, server } = $settings.get();
    return server ? (MODES.find((mode) => mode === this.#host.checkout) ?? checkout) : 'link';
  }

  render(product: Product): TemplateResult {
    const { title, brand, url, images, variants } = product;
    const named = (id: string | undefined) => variants.find((each) => each.id === id);
    const variant = named(this.#chosen) ?? named(this.#host.product) ?? firstVariant(product);
    const pictures = [...new Set(variant?.image ? [variant.image, ...images] : images)];
    if (this.#host.layout === 'card') pictures.splice(1);
    const name = html`<bdi>${title}</bdi>`;
    return html`<div class="view" role="group" aria-label=${title}>
      <div class="picture" part="picture">
        <div class="strip">
          ${pictures.length ? html`<img src=${pictures[0]} alt="" loading="lazy" />` : nothing}
          ${this.#over.pictures(pictures)}
        </div>
        ${this.#over.render(product, pictures.length)}
      </div>
      <div class="text">
        ${brand ? html`<p class="brand" part="brand">${brand}</p>` : nothing}
        ${url ? html`<a class="title" part="title" href=${url}>${name}</a>` : html`<p class="title" part="title">${name}</p>`}
        <p class="price" part="price">${variant ? this.#price(product, variant) : say('noPrice')}</p>
      </div>
      ${this.#controls(product, variant)}
    </div>`;
  }

  #price({ currency }: Product, { price, compareAt }: Variant): TemplateResult {
    const inWords = (amount: number) => format(amount, currency, $settings.get().locale);
    const before = compareAt && inWords(compareAt);
    const struck = html`<s aria-hidden="true">${before}</s><i class="hidden">${say('before', { price: before || '' })}</i>`;
    return html`${inWords(price)} ${before ? struck : nothing}`;
  }

  #controls(product: Product, variant: Variant | undefined): TemplateResult {
    const { url, title } = product;
    const link = (words: string) =>
      url ? html`<a class="primary" part="buy" href=${url} target="_top">${words}</a>` : nothing;
    if (!variant) return html`<p></p><div class="row buttons">${link(say('visit', { title }))}</div>`;
    const byLink = this.#mode === 'link';
    const choose = (id: string | undefined) => this.#choose(id);
    return html`<div class="row">
        ${product.options.length ? options(product, variant, choose) : html`<p>${variantTitle(variant)}</p>`}
        ${
          byLink
            ? nothing
            : html`<label class="quantity"
                ><span>${say('quantity')}</span><input part="quantity" type="number" min="1" max="99" value="1"
              /></label>`
        }
      </div>
      <div class="row buttons">${byLink ? link(say('buy')) : this.#buttons(product, variant)}</div>
      <div class="note" part="message" role="status">${this.#note}</div>`;
  }

  #buttons(product: Product, variant: Variant): TemplateResult {
    const { available } = variant;
    return html`<button
        class="primary"
        part="add"
        aria-disabled=${!available}
        @click=${() => this.#press('add', product, variant)}
      >
        ${say(available ? 'add' : 'soldOut')}
      </button>
      <button
        part="buy"
        aria-disabled=${!available}
        aria-busy=${this.#busy}
        @click=${() => this.#press('buy', product, variant)}
      >
        ${say(this.#busy ? 'wait' : 'buy')}
      </button>`;
  }
}
