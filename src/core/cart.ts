/** The cart as a value: what is in it, and what each change makes of it. */
import { currencyCode } from './money.ts';
import { list, optional, or, type Read, type Reader, type Refuse, record, text, whole } from './parse.ts';
import { DEAREST, id, type Product, type Variant, variantTitle } from './product.ts';
import { link } from './url.ts';

export { countOf, subtotalOf } from './cart-sums.ts';

/** Lines of one checkout session, Stripe's limit. */
export const MOST_LINES = 100;
/** Pieces of one line; a larger number is a slip or a bot. */
export const MOST_PIECES = 99;

const line = record({
  product: id,
  variant: id,
  quantity: whole(1, MOST_PIECES),
  /** What was shown when it went in; the server charges its own price. */
  price: whole(0, DEAREST),
  title: text(300),
  options: or(optional(text(300)), undefined),
  image: or(optional(link), undefined),
  url: or(optional(link), undefined),
  /** The post it was bought from. */
  post: or(optional(id), undefined),
});

export type Line = Read<typeof line>;

export interface Cart {
  /** Unguessable, made with the first line; names the order to be. */
  id: string;
  currency: string;
  lines: Line[];
  coupon?: string;
  /** The share that brought the shopper here. */
  share?: string;
  /** The checkout session last opened for it, asked about on return. */
  session?: string;
}

/** Reads a kept cart; a line that no longer fits is reported and left out, the rest stays. */
export function cartReader(onRefused?: Refuse): Reader<Cart> {
  return record({
    id,
    currency: currencyCode,
    lines: list(line, MOST_LINES, onRefused),
    coupon: or(optional(text(50)), undefined),
    share: or(optional(id), undefined),
    session: or(optional(text(200)), undefined),
  });
}

export function makeLine(product: Product, variant: Variant, quantity: number, post?: string): Line {
  const options = variantTitle(variant);
  const image = variant.image ?? product.images[0];
  return {
    product: product.id,
    variant: variant.id,
    quantity: clamp(quantity),
    price: variant.price,
    title: product.title,
    ...(options && { options }),
    ...(image && { image }),
    ...(product.url && { url: product.url }),
    ...(post && { post }),
  };
}

const clamp = (quantity: number) => Math.min(MOST_PIECES, Math.max(1, Math.trunc(quantity) || 1));

/** Adds to the line of the same variant, else a new line at the end. The caller has seen to the currency. */
export function addLine(cart: Cart, added: Line): Cart {
  const same = cart.lines.find((each) => each.variant === added.variant);
  if (!same) return { ...cart, lines: [...cart.lines, added].slice(0, MOST_LINES) };
  const both = { ...same, ...added, quantity: clamp(same.quantity + added.quantity) };
  return { ...cart, lines: cart.lines.map((each) => (each === same ? both : each)) };
}

export function setQuantity(cart: Cart, variant: string, quantity: number): Cart {
  const change = (each: Line) => (each.variant === variant ? { ...each, quantity: clamp(quantity) } : each);
  return { ...cart, lines: cart.lines.map(change) };
}

export function removeLine(cart: Cart, variant: string): Cart {
  return { ...cart, lines: cart.lines.filter((each) => each.variant !== variant) };
}

/** Puts a removed line back where it was. */
export function insertLine(cart: Cart, removed: Line, at: number): Cart {
  return { ...cart, lines: cart.lines.toSpliced(at, 0, removed) };
}
