/** Which pages of other origins may read answers: everybody what is public, listed ones the checkout. */
import { type Deps, ownOrigin } from './deps.ts';
import { HttpError } from './errors.ts';

const MAX_AGE = '600';

/** No credentials are ever involved, so `*` gives nothing away. */
export const PUBLIC = { 'access-control-allow-origin': '*' };

/**
 * Headers for an answer to the request's origin. Throws 403 when it is not on the list.
 * Without an Origin header no other site is involved.
 */
export function listedOrigin(request: Request, { settings }: Deps): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null) return { vary: 'origin' };
  const listed = origin === ownOrigin(request, settings) || settings.origins.includes(origin);
  // A sandboxed frame says "null", and anybody can make one: only a server that takes all takes it.
  if (!listed && !settings.origins.includes('*')) {
    const headers = { vary: 'origin' };
    throw new HttpError(403, 'origin_not_allowed', 'This origin is not on the list of this server.', {
      headers,
    });
  }
  return { 'access-control-allow-origin': origin, vary: 'origin' };
}

export function preflight(headers: Record<string, string>, methods: string): Response {
  const allowed = {
    'access-control-allow-methods': methods,
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': MAX_AGE,
  };
  return new Response(null, { status: 204, headers: { ...headers, ...allowed } });
}
