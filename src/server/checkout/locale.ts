/** Languages of Stripe's pages. */

/** The list of API version 2026-10-28, without `auto`. */
const STRIPE =
  `bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl
  pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW`.split(/\s+/);

/** Languages that go by another name there. */
const ALIASES: Record<string, string> = {
  no: 'nb',
  nn: 'nb',
  tl: 'fil',
  hi: 'hi-IN',
  'zh-hant': 'zh-TW',
  'zh-mo': 'zh-HK',
};

/** Spanish of the Americas is one language at Stripe. */
const AMERICAS = new Set('ar bo cl co cr cu do ec gt hn mx ni pa pe pr py sv us uy ve 419'.split(' '));

/** Stripe's nearest language for a BCP 47 tag, else `auto`: the browser's. */
export function stripeLocale(tag: string | undefined): string {
  const [language = '', ...rest] = (tag ?? '').toLowerCase().replaceAll('_', '-').split('-');
  if (language === 'es' && rest.some((part) => AMERICAS.has(part))) return 'es-419';
  const tries = [...rest.map((part) => `${language}-${part}`), language];
  for (const each of tries) {
    const found = ALIASES[each] ?? STRIPE.find((known) => known.toLowerCase() === each);
    if (found) return found;
  }
  return 'auto';
}
