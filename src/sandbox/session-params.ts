/** What `POST /v1/checkout/sessions` takes, parameter by parameter. Rules across parameters are in session-rules.ts. */
import { currency } from './currency.ts';
import type { Branch } from './form.ts';
import {
  decimal,
  email,
  flag,
  hash,
  ignored,
  integer,
  listOf,
  metadata,
  oneOf,
  type Param,
  params,
  type Read,
  text,
  url,
} from './schema.ts';

/** The 42 languages of Checkout and `auto`. */
const LOCALES =
  `auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl
  pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW`.split(/\s+/);

/** Countries that Stripe ships to are nearly all of ISO 3166; these it refuses. */
const NO_SHIPPING = new Set('AS CX CC CU HM IR KP MH FM NF MP PW SY UM VI'.split(' '));

const country: Param<string> = (value, name) => text(2, /^(?!.*[a-z])[A-Z]{2}$/)(value, name);
const shippable: Param<string> = (value, name) => {
  const found = country(value, name);
  return NO_SHIPPING.has(found) ? oneOf('a country that Stripe ships to' as string)(value, name) : found;
};

const productData = hash(
  {
    name: text(250),
    description: text(40_000),
    images: listOf(text(2048), 8),
    metadata,
    tax_code: text(40),
    tax_details: ignored,
    unit_label: text(12),
  },
  'name',
);

export const priceData = hash(
  {
    currency,
    product: text(),
    product_data: productData,
    unit_amount: integer(0),
    unit_amount_decimal: decimal,
    tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
    recurring: ignored,
  },
  'currency',
);

const lineItem = hash({
  price: text(),
  price_data: priceData,
  quantity: integer(1, 999_999),
  metadata,
  adjustable_quantity: ignored,
  tax_rates: ignored,
});

const intentData = hash({
  metadata,
  description: text(1000),
  receipt_email: email,
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  setup_future_usage: oneOf('off_session', 'on_session'),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  shipping: ignored,
  on_behalf_of: text(),
  application_fee_amount: integer(0),
  transfer_data: ignored,
  transfer_group: text(),
});

const on = hash({ enabled: flag }, 'enabled');

const SHAPE = {
  mode: oneOf('payment', 'setup', 'subscription'),
  ui_mode: oneOf('elements', 'embedded_page', 'form', 'hosted_page'),
  line_items: listOf(lineItem),
  success_url: url,
  cancel_url: url,
  return_url: url,
  redirect_on_completion: oneOf('always', 'if_required', 'never'),
  expires_at: integer(0),
  client_reference_id: text(200, /^[\w-]+$/),
  customer_email: email,
  metadata,
  payment_intent_data: intentData,
  discounts: listOf(hash({ coupon: text(), promotion_code: text() })),
  allow_promotion_codes: flag,
  locale: oneOf(...LOCALES),
  shipping_address_collection: hash({ allowed_countries: listOf(shippable) }, 'allowed_countries'),
  billing_address_collection: oneOf('auto', 'required'),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  customer_creation: oneOf('always', 'if_required'),
  integration_identifier: text(200),
  currency,
  expand: listOf(text()),
  phone_number_collection: on,
  automatic_tax: hash({ enabled: flag, liability: ignored }, 'enabled'),
  tax_id_collection: hash({ enabled: flag, required: ignored }, 'enabled'),
  adaptive_pricing: hash({ enabled: flag }),
  managed_payments: hash({ enabled: flag }),
  origin_context: oneOf('mobile_app', 'web'),
  after_expiration: ignored,
  allowed_payment_method_types: listOf(text()),
  branding_settings: ignored,
  consent_collection: ignored,
  custom_fields: ignored,
  custom_text: ignored,
  customer: text(),
  customer_account: text(),
  customer_update: ignored,
  excluded_payment_method_types: listOf(text()),
  invoice_creation: ignored,
  name_collection: ignored,
  optional_items: ignored,
  payment_method_collection: oneOf('always', 'if_required'),
  payment_method_configuration: text(),
  payment_method_data: ignored,
  payment_method_options: ignored,
  permissions: ignored,
  saved_payment_method_options: ignored,
  setup_intent_data: ignored,
  shipping_options: ignored,
  subscription_data: ignored,
  wallet_options: ignored,
};

export type SessionParams = Read<typeof SHAPE>;
export type LineParams = NonNullable<SessionParams['line_items']>[number];

export function readSessionParams(form: Branch): SessionParams {
  return params(form, SHAPE);
}
