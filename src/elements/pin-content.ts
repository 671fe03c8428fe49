import type { LitElement, ReactiveController } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { type Product, productReader } from '../core/product.ts';
import { $post, $product, type Loadable, putProduct } from '../state/catalog.ts';
import { $settings } from '../state/settings.ts';
import { $words } from '../state/words.ts';
import { SoukErrorEvent } from './events.ts';
import { readInline } from './pin-inline.ts';
import { StoreController } from './store-controller.ts';

type Host = LitElement & { product: string | undefined; src: string | undefined };

const LOADING = { state: 'loading' } as const;
const MISSING = { state: 'missing' } as const;

/** Where a pin's product comes from, and how far it is. Renders the host again when that changes. */
export class PinContent implements ReactiveController {
  loaded: Loadable<Product> = LOADING;
  /** Whether the page has given a fallback. */
  filled = false;

  #host: Host;
  #stores: StoreController;
  #followed: ReadableAtom<unknown> | undefined;
  #inline: Product | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#stores = new StoreController(host, $words, $settings);
    host.addController(this);
  }

  /** What there is to show; undefined while the fallback stands for it. */
  get product(): Product | undefined {
    const product = this.loaded.state === 'ready' ? this.loaded.value : undefined;
    return this.filled && !product?.variants.length ? undefined : product;
  }

  hostConnected(): void {
    this.read();
  }

  hostUpdate(): void {
    const { product, src } = this.#host;
    let id = product || this.#inline?.id;
    const post = !id && src ? $post({ src }) : undefined;
    const found = post?.get();
    if (found?.state === 'ready') id = found.value.products[0]?.id;
    this.#follow(id ? $product(id) : post);
    this.#settle(id ? $product(id).get() : !found || found.state === 'ready' ? MISSING : found);
  }

  /** Takes up what stands inside the element; again whenever that changes. */
  read(): void {
    this.filled = [...this.#host.childNodes].some(({ nodeName, textContent }) =>
      nodeName === '#text' ? textContent?.trim() : !/^(#comment|script)$/i.test(nodeName),
    );
    if (!this.#inline) {
      this.#inline = readInline(this.#host, productReader());
      if (this.#inline) putProduct(this.#inline, this.#host.product ? [this.#host.product] : []);
    }
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
