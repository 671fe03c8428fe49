/** The public names. Importing them registers nothing; `souk-kit/define` does. */
export type { Cart, Line } from './core/cart.ts';
export type { CartLink } from './core/cart-link.ts';
export { writeCartLink } from './core/cart-link.ts';
export { isSoukError, SoukError } from './core/errors.ts';
export { format, fromDecimal, toDecimal } from './core/money.ts';
export type { Author, Disclosure, Media, Post, Tag } from './core/post.ts';
export type { Option, Product, Variant } from './core/product.ts';
export type { WordKey, Words } from './core/words.ts';
export { SoukBoard } from './elements/board.ts';
export { SoukCart } from './elements/cart.ts';
export type { Bought } from './elements/events.ts';
export {
  AddEvent,
  AddedEvent,
  CheckoutEvent,
  OpenEvent,
  OpenedEvent,
  PaidEvent,
  SeenEvent,
  SoukErrorEvent,
  SoukEvent,
  SoukRequest,
} from './elements/events.ts';
export { SoukPin } from './elements/pin.ts';
export { SoukPost } from './elements/post.ts';
export { SoukShop } from './elements/shop.ts';
export { $cart, addToCart, removeLine, setQuantity, startCart, undoRemove } from './state/cart.ts';
export type { Loadable } from './state/catalog.ts';
export { $product, putProduct, retryFailed } from './state/catalog.ts';
export type { Checkout, Failed, Order, Refusal, Refused, Result } from './state/checkout.ts';
export { $checkout, offerDialog, pay } from './state/checkout.ts';
export { $post } from './state/documents.ts';
export { $saved, startSaved, toggleSaved } from './state/saved.ts';
export type { Settings } from './state/settings.ts';
export { $settings, configure } from './state/settings.ts';
export { replaceWords } from './state/words.ts';
