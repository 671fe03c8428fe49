import type { LitElement, ReactiveController } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Product } from '../core/product.ts';
import { $product, LOADING, type Loadable, MISSING } from '../state/catalog.ts';
import { $settings } from '../state/settings.ts';
import { $words } from '../state/words.ts';
import { fail, SoukErrorEvent } from './fault.ts';
import { StoreController } from './store-controller.ts';

type Host = LitElement & { product: string | undefined; src: string | undefined };

/** For a pin with a document of its own, in it or at `src`; most have just an id. */
const loadSource = () => import('./pin-source.ts');

/** Where a pin's product comes from, and how far it is. Renders the host again when that changes. */
export class PinContent implements ReactiveController {
  loaded: Loadable<Product> = LOADING;
  /** Whether the page has given a fallback. */
  filled = false;

  #host: Host;
  #stores: StoreController;
  /** Null before the first look. */
  #followed: ReadableAtom<unknown> | undefined | null = null;
  #source: Awaited<ReturnType<typeof loadSource>> | undefined;
  #sourceAsked = false;
  #inline: Product | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#stores = new StoreController(host);
    host.addController(this);
  }

  /** What there is to show; undefined while the fallback stands for it. */
  get product(): Product | undefined {
    const product = this.loaded.state === 'ready' ? this.loaded.value : undefined;
    return this.filled && !product?.variants.length ? undefined : product;
  }

  hostConnected(): void {
    this.handleEvent();
  }

  hostUpdate(): void {
    const { product, src } = this.#host;
    if (!this.#source && (src || this.#host.querySelector(':scope > script'))) return void this.#load();
    let id = product || this.#inline?.id;
    const post = !id && src ? this.#source?.$post({ src }) : undefined;
    const found = post?.get();
    if (found?.state === 'ready') id = found.value.products[0]?.id;
    this.#follow(id ? $product(id) : post);
    this.#settle(id ? $product(id).get() : !found || found.state === 'ready' ? MISSING : found);
  }

  async #load(): Promise<void> {
    if (this.#sourceAsked) return;
    this.#sourceAsked = true;
    try {
      this.#source = await loadSource();
    } catch (error) {
      fail(this.#host, error);
    }
    this.handleEvent();
  }

  /** Takes up what stands inside the element; again whenever its slot changes. */
  handleEvent(): void {
    this.filled = [...this.#host.childNodes].some(({ nodeName, textContent }) =>
      nodeName === '#text' ? textContent?.trim() : !/^(#comment|script)$/i.test(nodeName),
    );
    this.#inline ??= this.#source?.readProduct(this.#host);
    this.#host.requestUpdate();
  }

  #follow(store: ReadableAtom<unknown> | undefined): void {
    if (store === this.#followed) return;
    this.#followed = store;
    this.#stores.follow($words, $settings, ...(store ? [store] : []));
  }

  #settle(loaded: Loadable<Product>): void {
    const before = this.loaded.state;
    this.loaded = loaded;
    if (loaded.state === before) return;
    // The catalogue has told the developer; the page hears it from the element.
    if (loaded.state === 'failed') this.#host.dispatchEvent(new SoukErrorEvent(loaded.code));
    if (loaded.state === 'missing') this.#host.dispatchEvent(new SoukErrorEvent('unknown_product'));
  }
}
