/** Trouble on demand, for tests of how a shop takes it. */

export interface Fault {
  /** How many requests it hits; 1 without it. */
  times?: number;
  /** Only requests whose path starts with this, e.g. `/v1/checkout/sessions`. */
  path?: string;
  /** Only this HTTP method. */
  method?: string;
  /** A status to answer (500, 429, 503 …), a request never answered, or a connection cut off. None: latency alone. */
  how?: number | 'timeout' | 'reset';
  /** Whether the request still had its effect: `before` (it had not, the default) or `after` (it had). */
  when?: 'before' | 'after';
  /** Real milliseconds before anything happens. */
  latency?: number;
}

export interface Faults {
  add(fault: Fault): void;
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  const faults: (Fault & { left: number })[] = [];
  return {
    add: (fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    take(method, path) {
      const fits = (one: Fault) => path.startsWith(one.path ?? '/v1') && (one.method ?? method) === method;
      const at = faults.findIndex(fits);
      const fault = faults[at];
      if (fault && --fault.left <= 0) faults.splice(at, 1);
      return fault;
    },
  };
}

const WORDS: Record<number, [type: string, message: string]> = {
  429: ['rate_limit_error', 'Too many requests. Slow down.'],
};

/** The error as Stripe's JSON. */
export function faultAnswer(status: number): { status: number; body: string } {
  const [type, message] = WORDS[status] ?? ['api_error', 'An unknown error occurred'];
  const code = status === 429 ? { code: 'rate_limit' } : {};
  return { status, body: JSON.stringify({ error: { message, type, ...code } }) };
}

/** The connection breaks, or nothing comes until the caller gives up. */
export function breakOff(how: 'timeout' | 'reset', signal: AbortSignal): Promise<never> {
  if (how === 'reset') {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  }
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
