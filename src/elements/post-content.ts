import type { LitElement, ReactiveController } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { type Post, postReader } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import { $post, $product, type Loadable, putProduct } from '../state/catalog.ts';
import { report } from '../state/report.ts';
import { $settings } from '../state/settings.ts';
import { $words } from '../state/words.ts';
import { SoukErrorEvent } from './events.ts';
import { readInline } from './pin-inline.ts';
import { type Block, linkedIds, readLight } from './post-light.ts';
import { StoreController } from './store-controller.ts';

/** A longer list keeps its links; products beyond this are not asked for. */
const MOST_PRODUCTS = 100;

type Host = LitElement & { src?: string; post?: string };

/** Where a post's content comes from, and the products it names. Renders the host again when any of it changes. */
export class PostContent implements ReactiveController {
  /** The page's own content. */
  blocks: Block[] = [];
  /** The post document, if that is to be shown. */
  document: Post | undefined;
  /** How its loading stands; undefined when nothing is loaded. */
  loaded: Loadable<Post> | undefined;
  /** Ids of the products, in the order of the list. */
  ids: string[] = [];

  #host: Host;
  #stores: StoreController;
  #inline: Post | undefined;
  #products = new Map<string, ReadableAtom<Loadable<Product>>>();
  #followed: unknown[] = [];
  #told = new Set<string>();
  #watch = new MutationObserver(() => this.#read());

  constructor(host: Host) {
    this.#host = host;
    this.#stores = new StoreController(host);
    host.addController(this);
  }

  product(id: string): Loadable<Product> | undefined {
    return this.#products.get(id)?.get();
  }

  hostConnected(): void {
    const attributeFilter = ['data-product', 'data-x', 'data-y'];
    this.#watch.observe(this.#host, { childList: true, subtree: true, attributeFilter });
    this.#read();
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
  }

  /** Children may come later than their parent, or change. */
  #read(): void {
    this.blocks = readLight(this.#host);
    if (!this.#inline) {
      this.#inline = readInline(
        this.#host,
        postReader((error) => report(error.code, error.message)),
      );
      for (const product of this.#inline?.products ?? []) putProduct(product);
    }
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const own = this.blocks.some((block) => block.kind !== 'text');
    const store = own ? undefined : this.#store();
    this.loaded = store?.get();
    this.document = own ? undefined : this.loaded?.state === 'ready' ? this.loaded.value : this.#inline;
    this.ids = (this.document ? idsOf(this.document) : linkedIds(this.#host)).slice(0, MOST_PRODUCTS);
    this.#products = new Map(this.ids.map((id) => [id, $product(id)]));
    this.#follow([$words, $settings, ...(store ? [store] : []), ...this.#products.values()]);
  }

  #store(): ReadableAtom<Loadable<Post>> | undefined {
    const { src, post } = this.#host;
    if (src) return $post({ src });
    return post && !this.#inline ? $post({ id: post }) : undefined;
  }

  #follow(stores: ReadableAtom<unknown>[]): void {
    if (stores.length === this.#followed.length && stores.every((each, at) => each === this.#followed[at]))
      return;
    this.#followed = stores;
    this.#stores.follow(...stores);
  }

  /** Listeners hear of each kind of failure once. */
  hostUpdated(): void {
    for (const each of [this.loaded, ...this.ids.map((id) => this.product(id))]) {
      const code = each?.state === 'failed' ? each.code : each?.state === 'missing' ? 'not_found' : '';
      if (!code || this.#told.has(code)) continue;
      this.#told.add(code);
      this.#host.dispatchEvent(new SoukErrorEvent(code));
    }
  }
}

/** The listed products, then those that only a tag names. */
function idsOf({ products, media }: Post): string[] {
  const tagged = media.flatMap(({ tags }) => tags.map((tag) => tag.product));
  return [...new Set([...products.map((product) => product.id), ...tagged])];
}
