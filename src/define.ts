/**
 * The one module with a side effect: registers each tag that is still free.
 * It is also the file that a script tag loads, as `souk.js`. Post, pin and cart
 * are in it; what fewer pages have is fetched when it stands on the page.
 */
import { SoukCart } from './elements/cart.ts';
import { fail } from './elements/fault.ts';
import { SoukPin } from './elements/pin.ts';
import { SoukPost } from './elements/post.ts';
import { $settings } from './state/settings.ts';
import { loadWords } from './state/words.ts';

/** Fetched and defined once they stand on the page. */
const rare: Record<string, () => Promise<CustomElementConstructor>> = {
  'souk-shop': async () => (await import('./elements/shop.ts')).SoukShop,
  'souk-board': async () => (await import('./elements/board.ts')).SoukBoard,
};

/** What an element will ask for as soon as it is defined: asked for now, it need not wait for settings and words. */
const parts: Record<string, () => Promise<unknown>> = {
  'souk-pin': () => import('./elements/pin-view.ts'),
  'souk-post': () => import('./elements/post-hotspots.ts'),
  'souk-pin,souk-post': () => import('./state/more-words.ts'),
};

const find = (tag: string) => document.querySelector(tag);

function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

async function defineRare(tag: string): Promise<void> {
  const load = rare[tag];
  const present = find(tag);
  if (!load || !present) return;
  delete rare[tag];
  await load().then(
    (element) => define(tag, element),
    (error: unknown) => fail(present, error),
  );
}

const watch = () => Object.keys(rare).forEach(defineRare);

/**
 * The shop's settings and the page's language come first, so that nothing is
 * asked of the wrong server and no text changes under the reader's eyes. Then
 * all in one go, so that the products of the page travel in one request.
 */
async function start(): Promise<void> {
  // One that does not arrive is met, and told, where it is needed.
  for (const tag in parts) if (find(tag)) parts[tag]?.().catch(() => {});
  await Promise.all([defineRare('souk-shop'), loadWords($settings.get().locale)]);
  define('souk-post', SoukPost);
  define('souk-pin', SoukPin);
  define('souk-cart', SoukCart);
  watch();
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
}

// Not awaited here: the parts fetched meanwhile import from this module.
void start();
