/** Bodies of requests, counted while they come in: Content-Length may lie. */
import { HttpError } from './errors.ts';

/** At most `limit` bytes, else 413. Compressed bodies are refused: a small one may unfold into gigabytes. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new HttpError(415, 'bad_encoding', 'Send the body uncompressed.');
  const tooLarge = () => new HttpError(413, 'too_large', `The body may have ${limit} bytes at most.`);
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The content type without its parameters, in lower case. */
export function contentType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The body as a JSON value; of other content types none, so that no plain form of another site gets in. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (contentType(request) !== 'application/json') {
    throw new HttpError(415, 'bad_content_type', 'Send JSON with content type application/json.');
  }
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new HttpError(400, 'bad_input', 'The body is not valid JSON in UTF-8.', { cause });
  }
}
