/** Stripe.js, loaded when a shopper pays in the dialog and never before. */
import { loadStripe, type Stripe } from '@stripe/stripe-js/pure';

/** After this the shopper is better served by Stripe's own page. Milliseconds. */
const TIME = 12_000;

export interface EmbeddedPage {
  /** `place` must be in the document and in no shadow root. */
  mount(place: HTMLElement): void;
  /** May be called more than once. */
  destroy(): void;
}

export interface PageOptions {
  /** The publishable key. */
  key: string;
  clientSecret: string;
  locale: string;
  /** The sandbox's stand-in for Stripe.js; taken only from the server's own origin. */
  stripeJs?: string | undefined;
  server?: string | undefined;
  onComplete: () => void;
  /** Milliseconds. */
  time?: number;
}

type Create = (options: {
  fetchClientSecret: () => Promise<string>;
  onComplete: () => void;
}) => Promise<EmbeddedPage>;

/** One object for each key and language: each brings frames that stay in the page. */
const objects = new Map<string, Promise<Stripe>>();

/**
 * Stripe's embedded page, not yet mounted. Only one may live on a page: the
 * caller destroys the last before asking for the next. Rejects when Stripe.js
 * is blocked, too old, or too slow.
 */
export async function createPage({ time = TIME, ...options }: PageOptions): Promise<EmbeddedPage> {
  const stripe = await limited(stripeFor(options), time);
  const { clientSecret, onComplete } = options;
  const created = creatorOf(stripe)({ fetchClientSecret: async () => clientSecret, onComplete }).then(once);
  try {
    return await limited(created, time);
  } catch (error) {
    // One that comes late would stand in the way of every later one.
    created.then((page) => page.destroy()).catch(() => {});
    throw error;
  }
}

function stripeFor({ key, locale, stripeJs, server }: PageOptions): Promise<Stripe> {
  const name = `${key} ${locale}`;
  const loading = objects.get(name) ?? load(key, locale, stripeJs, server);
  objects.set(name, loading);
  loading.catch(() => objects.delete(name));
  return loading;
}

async function load(key: string, locale: string, stripeJs?: string, server?: string): Promise<Stripe> {
  if (stripeJs) await addScript(stripeJs, server);
  const stripe = await loadStripe(key, { locale: locale as 'auto' });
  if (!stripe) throw new Error('Stripe.js is not available here');
  return stripe;
}

/** Once there, `loadStripe` takes it for Stripe.js. */
async function addScript(src: string, server = location.origin): Promise<void> {
  if ('Stripe' in window) return;
  if (new URL(src, server).origin !== new URL(server).origin)
    throw new Error('stripeJs is not on the server');
  const script = document.createElement('script');
  script.src = src;
  const loaded = new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error('the stand-in for Stripe.js did not load'));
  });
  document.head.append(script);
  await loaded.finally(() => script.remove());
}

/** A page that brought an older Stripe.js keeps it; the old name needs no other change. */
function creatorOf(stripe: Stripe): Create {
  const { createEmbeddedCheckoutPage, initEmbeddedCheckout } = stripe as unknown as Record<
    string,
    Create | undefined
  >;
  const create = createEmbeddedCheckoutPage ?? initEmbeddedCheckout;
  if (!create) throw new Error('the Stripe.js of this page has no embedded checkout');
  return create.bind(stripe);
}

/** Stripe throws at a second `destroy`, also when somebody else was first; gone is gone. */
function once(page: EmbeddedPage): EmbeddedPage {
  return {
    mount: (place) => page.mount(place),
    destroy() {
      try {
        page.destroy();
      } catch {}
    },
  };
}

async function limited<T>(work: Promise<T>, time: number): Promise<T> {
  let timer = 0;
  const over = new Promise<never>((_, failed) => {
    timer = window.setTimeout(() => failed(new Error(`Stripe.js gave no answer in ${time} ms`)), time);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
