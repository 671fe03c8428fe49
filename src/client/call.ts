/** One request and its answer, read by a reader. Every failure is an ApiError with a code. */
import { SoukError } from '../core/errors.ts';
import type { Reader } from '../core/parse.ts';
import type { RefusedLine } from '../core/wire/errors.ts';

/** Reading is given up after this; a shopper waits a little longer for a checkout. Milliseconds. */
const READ_TIME = 8_000;
const SEND_TIME = 15_000;

/** More than any page needs; a 10 MB feed never reaches JSON.parse. Characters. */
const LONGEST_BODY = 4_000_000;

export class ApiError extends SoukError {
  override name = 'ApiError';
  /** HTTP status, 0 when no answer came. */
  readonly status: number;
  /** The error object of the answer, as it came; `core/wire/errors.ts` reads it. */
  readonly answer: unknown;

  constructor(code: string, status: number, message = code, answer?: unknown, cause?: unknown) {
    super(code, message, { cause });
    this.status = status;
    this.answer = answer;
  }
}

/** Lines and session of a refused checkout. */
export interface Refusal {
  lines: RefusedLine[];
  session?: string;
}

export interface Calls {
  /** The address of a path at the server; throws `no_server`. */
  at(path: string): string;
  get<T>(url: string, reader: Reader<T>): Promise<T>;
  send<T>(url: string, body: unknown, reader: Reader<T>): Promise<T>;
}

export async function call<T>(
  fetch: typeof globalThis.fetch,
  url: string,
  { body }: { body?: unknown },
  reader: Reader<T>,
): Promise<T> {
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  const { status, ok, text } = await request(fetch, url, init, body ? SEND_TIME : READ_TIME);
  const value = parse(text, status);
  if (ok) return reader(value, 'answer');
  const error = (value as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  throw new ApiError(
    typeof error?.code === 'string' ? error.code : `http_${status}`,
    status,
    typeof error?.message === 'string' ? error.message : `${url} answered ${status}`,
    value,
  );
}

async function request(fetch: typeof globalThis.fetch, url: string, init: RequestInit, time: number) {
  try {
    const signal = AbortSignal.timeout(time);
    const response = await fetch(url, { ...init, credentials: 'omit', signal });
    const { status, ok, headers } = response;
    const text = Number(headers.get('content-length')) > LONGEST_BODY ? '' : await response.text();
    return { status, ok, text: text.length > LONGEST_BODY ? '' : text };
  } catch (cause) {
    const code = (cause as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new ApiError(code, 0, `${url}: ${code}`, undefined, cause);
  }
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const code = status < 400 ? 'bad_answer' : `http_${status}`;
    throw new ApiError(code, status, `not JSON, HTTP status ${status}`, undefined, cause);
  }
}
