/** Compression that the client takes, for what is worth it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';
export type Bytes = Uint8Array<ArrayBuffer>;

/** Below this, compression costs more than it saves. Bytes. */
const SMALL = 500;

/** The best encoding of the request's `Accept-Encoding` for a text of `size` bytes. */
export function encodingFor(request: Request, size: number): Encoding {
  if (size < SMALL) return 'identity';
  const accepted = (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',');
  const names = accepted
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';', 1)[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}

/** `quality` is brotli's, 0 to 11: 4 for an answer made on the spot, more for what is kept. */
export async function compress(plain: Uint8Array, encoding: Encoding, quality: number): Promise<Bytes> {
  if (encoding === 'identity') return new Uint8Array(plain);
  if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(plain));
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  return new Uint8Array(await promisify(brotliCompress)(plain, { params }));
}

export function encodingHeaders(encoding: Encoding): Record<string, string> {
  return { vary: 'accept-encoding', ...(encoding !== 'identity' && { 'content-encoding': encoding }) };
}
