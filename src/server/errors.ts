/** What a handler throws to answer with something else than success. */
import type { ErrorAnswer } from '../core/wire.ts';

export type ErrorDetails = Omit<ErrorAnswer['error'], 'code' | 'message' | 'requestId'>;

/** Clients get `code`, `message` and `details`; the `cause` goes to the log alone. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  /** Stable and meant for machines, see `errorAnswer` in core/wire.ts. */
  readonly code: string;
  readonly details: ErrorDetails;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    {
      cause,
      headers = {},
      ...details
    }: ErrorDetails & { cause?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

export function isHttpError(value: unknown): value is HttpError {
  return value instanceof Error && value.name === 'HttpError';
}

export const notFound = (what: string) => new HttpError(404, 'not_found', `There is no such ${what}.`);
