/** Whether what the shopper was shown is what the shop sells. Prices come from the catalogue alone. */
import { variantTitle } from '../../core/product.ts';
import type { CheckoutRequest, RefusedLine } from '../../core/wire.ts';
import { HttpError } from '../errors.ts';
import type { CheckoutLine } from '../storage/checkouts.ts';
import type { StockedProduct, StockedVariant } from '../storage/products.ts';
import { piecesOf } from '../storage/stock.ts';

type AskedLine = CheckoutRequest['lines'][number];
type Catalogue = ReadonlyMap<string, StockedProduct>;

/** A line with what Stripe's page shows of it. */
export interface AgreedLine extends CheckoutLine {
  options: string;
  image?: string | undefined;
}

/** The lines at the catalogue's prices. Throws 409 with every line that cannot be sold as it was shown. */
export function agree({ lines, currency }: CheckoutRequest, catalogue: Catalogue): AgreedLine[] {
  // First: a new price in another currency would read like one in the old.
  const other = lines.find(({ product }) => (catalogue.get(product)?.currency ?? currency) !== currency);
  if (other) throw currencyChanged();
  const refused = refusals(lines, catalogue);
  if (refused.length) throw refusal(refused);
  return lines.map((line) => agreedLine(line, catalogue.get(line.product) as StockedProduct));
}

function refusals(lines: readonly AskedLine[], catalogue: Catalogue): RefusedLine[] {
  const pieces = piecesOf(lines);
  return lines.flatMap((line): RefusedLine[] => {
    const { variant: id, seen } = line;
    const variant = variantOf(line, catalogue);
    if (!variant) return [{ variant: id, reason: 'gone' }];
    if (variant.left !== null && variant.left < (pieces.get(id) ?? 0)) {
      return [{ variant: id, reason: 'sold_out', left: variant.left }];
    }
    return variant.price === seen ? [] : [{ variant: id, reason: 'price_changed', price: variant.price }];
  });
}

function variantOf({ product, variant }: AskedLine, catalogue: Catalogue): StockedVariant | undefined {
  return catalogue.get(product)?.variants.find((each) => each.id === variant);
}

/** One code for the whole answer: that something cannot be had weighs more than a new price. */
export function refusal(lines: RefusedLine[]): HttpError {
  return lines.every((line) => line.reason === 'price_changed')
    ? new HttpError(409, 'price_changed', 'Prices have changed. Nothing was charged.', { lines })
    : new HttpError(409, 'sold_out', 'Some of it is not available. Nothing was charged.', { lines });
}

function currencyChanged(): HttpError {
  const message = 'The shop no longer sells this in the currency that was shown. Nothing was charged.';
  return new HttpError(409, 'currency_changed', message);
}

function agreedLine({ variant: id, quantity, post }: AskedLine, product: StockedProduct): AgreedLine {
  const variant = product.variants.find((each) => each.id === id) as StockedVariant;
  return {
    product: product.id,
    variant: id,
    quantity,
    price: variant.price,
    title: product.title,
    options: variantTitle(variant),
    image: variant.image ?? product.images[0],
    post,
  };
}
