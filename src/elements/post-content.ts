import type { LitElement, ReactiveController } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Post } from '../core/post.ts';
import type { Product } from '../core/product.ts';
import { $product, type Loadable, retryFailed } from '../state/catalog.ts';
import { $settings } from '../state/settings.ts';
import { $words } from '../state/words.ts';
import { fail, SoukErrorEvent } from './fault.ts';
import { type Block, linkedIds, readLight } from './post-light.ts';
import { StoreController } from './store-controller.ts';

/** A longer list keeps its links; products beyond this are not asked for. */
const MOST_PRODUCTS = 100;

export type Host = LitElement & { src?: string; post?: string };

/** Where a post's content comes from, and the products it names. Renders the host again when any of it changes. */
export class PostContent implements ReactiveController {
  /** The page's own content. */
  blocks: Block[] = [];
  /** The post document, if that is to be shown. */
  document: Post | undefined;
  /** How far the document is, if there is one to show. */
  state: Loadable<Post>['state'] | undefined;
  /** Ids of the products, in the order of the list. */
  ids: string[] = [];
  /** Id of the product whose card is open. */
  open: string | undefined;
  /** Fetched while the first products are. */
  hotspots: import('./post-hotspots.ts').Hotspots | undefined;
  /** Fetched with the first document. */
  view: typeof import('./post-document.ts') | undefined;

  #host: Host;
  #stores: StoreController;
  #inline: Post | undefined;
  #loading: 'nothing' | 'hotspots' | 'all' = 'nothing';
  #failed = false;
  #products = new Map<string, ReadableAtom<Loadable<Product>>>();
  #followed: ReadableAtom<unknown>[] = [];
  #told = new Set<string>();
  #watch = new MutationObserver(() => this.#read());

  constructor(host: Host) {
    this.#host = host;
    this.#stores = new StoreController(host);
    host.addController(this);
  }

  /** What sales are counted for. */
  get id(): string | undefined {
    return this.#host.post ?? this.document?.id;
  }

  /** The product, once it is there. */
  product(id: string): Product | undefined {
    const found = this.#products.get(id)?.get();
    return found?.state === 'ready' ? found.value : undefined;
  }

  /** Asks again for what failed. */
  retry = (): void => {
    this.#loading = 'nothing';
    this.#failed = false;
    this.#host.requestUpdate();
    retryFailed();
  };

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
    this.#inline ??= this.view?.readDocument(this.#host);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const host = this.#host;
    if (!host.isConnected) return;
    const own = this.blocks.some((block) => block.kind !== 'text');
    // An inline document may bring the products along, so it is read before any is asked for.
    const unread = !this.view && !!host.querySelector('script');
    const wanted = !own && !!(host.src || (host.post && !unread && !this.#inline));
    const store = wanted ? this.view?.postOf(host) : undefined;
    const loaded = store?.get();
    const shown = loaded?.state === 'ready' ? loaded.value : this.#inline;
    this.document = own || !this.view ? undefined : shown;
    this.state = this.#failed ? 'failed' : wanted ? (loaded?.state ?? 'loading') : undefined;
    const ids = this.view && this.document ? this.view.idsOf(this.document) : linkedIds(host);
    this.ids = unread ? [] : ids.slice(0, MOST_PRODUCTS);
    this.#products = new Map(this.ids.map((id) => [id, $product(id)]));
    this.#follow([$words, $settings, ...(store ? [store] : []), ...this.#products.values()]);
    if (wanted || unread) void this.#load('all');
    else if (this.ids[0] && !this.hotspots) void this.#load('hotspots');
  }

  async #load(what: 'hotspots' | 'all'): Promise<void> {
    if (this.#loading === what || this.#loading === 'all') return;
    this.#loading = what;
    try {
      const view = what === 'all' ? import('./post-document.ts') : undefined;
      const [{ Hotspots }, loaded] = await Promise.all([import('./post-hotspots.ts'), view]);
      this.hotspots ??= new Hotspots(this.#host);
      this.view ??= loaded;
      loaded?.dress(this.#host);
    } catch (error) {
      this.#failed = true;
      fail(this.#host, error);
    }
    this.#read();
  }

  #follow(stores: ReadableAtom<unknown>[]): void {
    if (stores.length === this.#followed.length && stores.every((each, at) => each === this.#followed[at]))
      return;
    this.#followed = stores;
    this.#stores.follow(...stores);
  }

  /** Listeners hear of each kind of failure once. */
  hostUpdated(): void {
    for (const store of this.#followed.slice(2)) {
      const { state, code = 'not_found' } = store.get() as { state: string; code?: string };
      if (!/missing|failed/.test(state) || this.#told.has(code)) continue;
      this.#told.add(code);
      this.#host.dispatchEvent(new SoukErrorEvent(code));
    }
  }
}
