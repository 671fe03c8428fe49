/** What Stripe is asked for. */
import type Stripe from 'stripe';
import { DEAREST } from '../../core/product.ts';
import { safeUrl } from '../../core/url.ts';
import type { CheckoutRequest } from '../../core/wire.ts';
import { HttpError } from '../errors.ts';
import { toStripe } from '../stripe-amount.ts';
import type { AgreedLine } from './agree.ts';
import { stripeLocale } from './locale.ts';
import { cancelUrl, successUrl } from './return-url.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** Lets Stripe compare integrations: a label and eight letters that never change. */
const INTEGRATION = 'souk-kit-qhzvtrmw';
/** Stripe's limit for the name of a product. */
const LONGEST_NAME = 250;

export interface Agreement {
  /** Our id of the checkout. */
  id: string;
  request: CheckoutRequest;
  lines: readonly AgreedLine[];
  returnUrl: string;
  /** The server's own origin, which relative pictures belong to. */
  origin: string;
  /** When the session ends, in milliseconds. */
  expiresAt: number;
  promotionCode?: string | undefined;
  shipTo: readonly string[];
}

export function sessionParams(agreement: Agreement): Params {
  const { id, request, lines, origin, promotionCode, shipTo } = agreement;
  const metadata = metadataOf(id, request);
  return {
    mode: 'payment',
    ...pages(agreement),
    client_reference_id: id,
    metadata,
    payment_intent_data: { metadata },
    expires_at: Math.floor(agreement.expiresAt / 1000),
    locale: stripeLocale(request.locale),
    integration_identifier: INTEGRATION,
    line_items: lines.map((line) => lineItem(line, request.currency, origin)),
    ...(promotionCode && { discounts: [{ promotion_code: promotionCode }] }),
    ...(shipTo.length && { shipping_address_collection: { allowed_countries: [...shipTo] as Country[] } }),
  };
}

type Country = NonNullable<Params['shipping_address_collection']>['allowed_countries'][number];

function pages({ request, returnUrl }: Agreement): Params {
  if (request.mode === 'dialog') {
    return {
      ui_mode: 'embedded_page',
      return_url: successUrl(returnUrl),
      redirect_on_completion: 'if_required',
    };
  }
  return { ui_mode: 'hosted_page', success_url: successUrl(returnUrl), cancel_url: cancelUrl(returnUrl) };
}

/** The same on session and payment: a refund names the payment only. */
function metadataOf(checkout: string, { cart, post, share }: CheckoutRequest): Record<string, string> {
  return { checkout, cart, ...(post && { post }), ...(share && { share }) };
}

function lineItem({ title, options, image, price, quantity }: AgreedLine, currency: string, origin: string) {
  const amount = toStripe(price, currency);
  if (amount === undefined || amount > DEAREST * 100) {
    throw new HttpError(502, 'stripe_refused', `Stripe cannot charge this amount in ${currency}.`);
  }
  const picture = image && safeUrl(image, origin);
  return {
    quantity,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: amount,
      product_data: {
        name: title.slice(0, LONGEST_NAME),
        ...(options && { description: options }),
        ...(picture && { images: [picture] }),
      },
    },
  };
}
