/**
 * Every text the kit shows, in English; other languages are in `core/words/`.
 * `{name}` is filled in. No plurals: "Items: 2" reads right in all languages.
 */
export const english = {
  add: 'Add to cart',
  buy: 'Buy now',
  added: '{title} is in your cart.',
  soldOut: 'Sold out',
  unavailable: 'Not available',
  noPrice: 'Price not available',
  before: 'Before: {price}',
  now: 'Now: {price}',
  from: 'from {price}',
  quantity: 'Quantity',
  choose: 'Choose: {name}',
  save: 'Save {title}',
  saved: '{title} is saved',
  visit: 'View {title}',
  picture: 'Picture {n} of {total}',
  previous: 'Previous picture',
  next: 'Next picture',
  tag: '{title}, {price}, product {n} of {total}',
  products: 'Products in this picture',
  close: 'Close',
  loading: 'Loading',
  failed: 'This could not be loaded.',
  again: 'Try again',
  nothing: 'Nothing here yet.',
  noneSaved: 'Nothing saved yet.',
  ad: 'Advertisement',
  paid: 'Paid partnership with {by}',
  gifted: 'Gift from {by}',
  commission: '{by} earns a share when you buy',
  staff: 'Works for {by}',
  cart: 'Cart',
  cartState: 'Cart, items: {n}, {total}',
  cartEmpty: 'Your cart is empty.',
  remove: 'Remove {title}',
  removed: '{title} was removed.',
  undo: 'Undo',
  subtotal: 'Subtotal',
  extra: 'Shipping and taxes are added at checkout.',
  checkout: 'Check out',
  wait: 'One moment…',
  priceChanged: 'The price of {title} is now {after}, it was {before}. Press again if that is fine.',
  lineSoldOut: '{title} is sold out.',
  fewLeft: '{title}: only {n} left.',
  lineGone: '{title} is no longer sold.',
  otherCurrency: 'Your cart is in {cart}. Pay for it or empty it before you add something in {other}.',
  checkoutFailed: 'The checkout did not open. You have not been charged.',
  offline: 'No connection. You have not been charged.',
  orderPaid: 'Thank you. Your order is paid.',
  orderPending: 'Thank you. Your payment is on its way; we confirm it as soon as it arrives.',
  orderExpired: 'The checkout was not finished. Your cart is still here.',
  alreadyPaid: 'You have already paid for this cart.',
  payment: 'Payment',
  coupon: 'Code: {code}',
  couponInvalid: 'The code {code} is not valid.',
  missing: 'Not available: {names}',
  notKept: 'Your browser keeps nothing, so the cart lasts until you leave this page.',
  link: 'Buy at the shop: {title}',
} as const;

export type WordKey = keyof typeof english;
export type Words = Record<WordKey, string>;

/** Fills `{name}` from `values`; what is not given stays as it is, so that a fault is seen. */
export function fill(words: string, values: Record<string, string | number> = {}): string {
  return words.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
