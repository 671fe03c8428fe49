import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/**
 * Renders its host again whenever one of the stores changes, while connected.
 * On reconnect it renders once more: the stores may have moved on meanwhile.
 */
export class StoreController implements ReactiveController {
  #host: ReactiveControllerHost;
  #stores: readonly ReadableAtom<unknown>[];
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, ...stores: ReadableAtom<unknown>[]) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  /** Follows these stores instead, e.g. when the product changes. */
  follow(...stores: ReadableAtom<unknown>[]): void {
    this.hostDisconnected();
    this.#stores = stores;
    this.hostConnected();
  }

  hostConnected(): void {
    this.#stops = this.#stores.map((store) => store.listen(() => this.#host.requestUpdate()));
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
