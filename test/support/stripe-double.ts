/** A Stripe.js that behaves as badly as the real one: one instance, no second destroy, no shadow root. */
interface Options {
  fetchClientSecret: () => Promise<string>;
  onComplete: () => void;
}

export interface StripeDouble {
  /** Pages created so far, each with what became of it. */
  readonly pages: { secret: string; options: Options; destroyed: boolean; place?: HTMLElement }[];
  /** Holds creation back until it is called, when set. */
  gate: Promise<void> | undefined;
  /** Makes creation fail. */
  error: Error | undefined;
}

/** What the next `Stripe(key)` gives: the loader remembers `window.Stripe` itself for as long as the page lives. */
let stripe: object;

/** Puts the double into `window.Stripe`, under the old method name if asked to. */
export function stripeDouble(method = 'createEmbeddedCheckoutPage'): StripeDouble {
  const double: StripeDouble = { pages: [], gate: undefined, error: undefined };
  const create = async (options: Options) => {
    if (double.pages.some((page) => !page.destroyed)) {
      throw new Error('You cannot have multiple Embedded Checkout objects.');
    }
    const page: StripeDouble['pages'][number] = { secret: '', options, destroyed: false };
    double.pages.push(page);
    page.secret = await options.fetchClientSecret();
    await double.gate;
    if (double.error) {
      page.destroyed = true;
      throw double.error;
    }
    return instanceOf(page);
  };
  stripe = { [method]: create };
  Object.assign(window, { Stripe: Object.assign(() => stripe, { version: 'endive' }) });
  return double;
}

function instanceOf(page: StripeDouble['pages'][number]) {
  return {
    mount(place: HTMLElement) {
      if (page.destroyed) throw new Error('This Embedded Checkout instance has been destroyed.');
      if (place.getRootNode() !== document) throw new Error('Elements cannot be mounted in a ShadowRoot.');
      page.place = place;
      const frame = document.createElement('iframe');
      frame.name = 'embedded-checkout';
      frame.title = 'Payment form';
      place.append(frame);
    },
    unmount() {},
    destroy() {
      if (page.destroyed) throw new Error('This Embedded Checkout instance has been destroyed.');
      page.destroyed = true;
      page.place?.replaceChildren();
    },
  };
}
