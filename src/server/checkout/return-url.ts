/** Where Stripe sends the shopper afterwards. */
import { HttpError } from '../errors.ts';

/** Stripe puts the session's id here. It must not be percent-encoded, so it stays out of URLSearchParams. */
const SESSION = '{CHECKOUT_SESSION_ID}';
const MARKS = ['souk_session', 'souk_cancelled'];

/**
 * The page to return to, with its query and hash but without marks of an earlier
 * return. Only origins on the list: anything else would make the shop an open redirect.
 */
export function checkReturnUrl(returnUrl: string, own: string, origins: readonly string[]): string {
  const url = new URL(returnUrl, own);
  if (url.origin !== own && !origins.includes(url.origin) && !origins.includes('*')) {
    throw new HttpError(
      400,
      'bad_input',
      'returnUrl: its origin is not on the list of this server (SOUK_ORIGINS).',
    );
  }
  const marked = MARKS.filter((mark) => url.searchParams.has(mark));
  for (const mark of marked) url.searchParams.delete(mark);
  return url.href;
}

export function successUrl(returnUrl: string): string {
  return withQuery(returnUrl, `souk_session=${SESSION}`);
}

export function cancelUrl(returnUrl: string): string {
  return withQuery(returnUrl, 'souk_cancelled=1');
}

function withQuery(returnUrl: string, added: string): string {
  const { origin, pathname, search, hash } = new URL(returnUrl);
  return `${origin}${pathname}${search ? `${search}&` : '?'}${added}${hash}`;
}
