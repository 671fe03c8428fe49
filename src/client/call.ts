/** One request and its answer, read by a reader. Every failure is an ApiError with a code. */
import { SoukError } from '../core/errors.ts';
import type { Reader } from '../core/parse.ts';
import type { RefusedLine } from '../core/wire/errors.ts';

/** More than any page needs; a 10 MB feed never reaches JSON.parse. Characters. */
const LONGEST_BODY = 4_000_000;

/** What a refusal says beside its code. */
export interface Details {
  message?: string | undefined;
  /** Lines concerned, with `price_changed` and `sold_out`. */
  lines?: RefusedLine[] | undefined;
  /** The session that is paid, with `already_paid`. */
  session?: string | undefined;
  /** The same request may succeed at once. */
  retry?: boolean | undefined;
}

export class ApiError extends SoukError {
  override name = 'ApiError';
  /** HTTP status, 0 when no answer came. */
  readonly status: number;
  readonly lines: readonly RefusedLine[];
  readonly session: string | undefined;
  readonly retry: boolean;

  constructor(code: string, status: number, details: Details = {}, cause?: unknown) {
    super(code, details.message ?? code, { cause });
    this.status = status;
    this.lines = details.lines ?? [];
    this.session = details.session;
    this.retry = details.retry ?? false;
  }
}

/** `refusal` reads the details of an error answer, where they matter. */
export async function readAnswer<T>(
  url: string,
  answer: Promise<Response>,
  reader: Reader<T>,
  refusal: Reader<Details> = () => ({}),
): Promise<T> {
  const { status, ok, text } = await arrive(url, answer);
  const value = parse(text, status);
  if (ok) return reader(value, 'answer');
  const code = (value as { error?: { code?: unknown } } | null)?.error?.code;
  throw new ApiError(typeof code === 'string' ? code : `http_${status}`, status, refusal(value, 'answer'));
}

async function arrive(url: string, answer: Promise<Response>) {
  try {
    const response = await answer;
    const { status, ok, headers } = response;
    const text = Number(headers.get('content-length')) > LONGEST_BODY ? '' : await response.text();
    return { status, ok, text: text.length > LONGEST_BODY ? '' : text };
  } catch (cause) {
    const code = (cause as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new ApiError(code, 0, { message: `${url}: ${code}` }, cause);
  }
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const code = status < 400 ? 'bad_answer' : `http_${status}`;
    throw new ApiError(code, status, { message: `not JSON, HTTP status ${status}` }, cause);
  }
}
