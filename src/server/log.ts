/** One line of JSON for each thing worth knowing, of listed fields alone: no body, address, token or secret. */

export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  event: string;
  requestId?: string;
  method?: string;
  /** The pattern, not the path: session and share ids stay out. */
  route?: string;
  status?: number;
  ms?: number;
  code?: string;
  /** Our id of the checkout; useless to outsiders. */
  checkout?: string;
  count?: number;
  cause?: unknown;
}

export type Log = (entry: LogEntry) => void;

/** Writes entries as JSON lines, with the time in front. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return ({ cause, ...entry }) => {
    const time = new Date(now()).toISOString();
    write(JSON.stringify({ time, ...entry, ...(cause !== undefined && { cause: describe(cause) }) }));
  };
}

/**
 * Messages stay out: those of databases and of Stripe quote values. Name, code
 * and place say enough, and Stripe's request id finds the rest in its dashboard.
 */
function describe(cause: unknown, depth = 0): Record<string, unknown> {
  if (!(cause instanceof Error)) return { name: typeof cause };
  const { code, errcode, type, param, requestId, statusCode } = cause as Error & Record<string, unknown>;
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const own = {
    name: cause.name,
    ...clean({ code, errcode, type, param, requestId, statusCode }),
    at: frames.slice(0, 6).map((line) => line.trim()),
  };
  return cause.cause && depth < 3 ? { ...own, cause: describe(cause.cause, depth + 1) } : own;
}

function clean(fields: Record<string, unknown>): Record<string, unknown> {
  const simple = (value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && value.length <= 100);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => simple(value)));
}
