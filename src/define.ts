/**
 * The one module with a side effect: registers each tag that is still free.
 * It is also the file that a script tag loads, as `souk.js`.
 */
import { SoukBoard } from './elements/board.ts';
import { SoukCart } from './elements/cart.ts';
import { SoukPin } from './elements/pin.ts';
import { SoukPost } from './elements/post.ts';
import { SoukShop } from './elements/shop.ts';
import { $settings } from './state/settings.ts';
import { loadWords } from './state/words.ts';

/** The shop comes first: it settles where the others get their data. */
const elements = {
  'souk-shop': SoukShop,
  'souk-post': SoukPost,
  'souk-pin': SoukPin,
  'souk-board': SoukBoard,
  'souk-cart': SoukCart,
};

// The page's language first, so that no text changes under the reader's eyes.
await loadWords($settings.get().locale);
// In one go, so that all products of the page travel in one request.
for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
