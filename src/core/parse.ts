/**
 * Readers: small functions that turn an unknown value into a type or throw a
 * ParseError naming the field. All input from strangers passes through them once.
 */
import { SoukError } from './errors.ts';

/** A value from outside that does not fit; `field` is its path, e.g. `items[3].variants[0].price`. */
export class ParseError extends SoukError {
  override name = 'ParseError';
  readonly field: string;

  constructor(field: string, wish: string) {
    super('bad_input', `${field}: ${wish}`);
    this.field = field;
  }
}

export type Reader<T> = (value: unknown, field: string) => T;

/** What a reader gives. */
export type Read<R> = R extends Reader<infer T> ? T : never;

/** Reports a value that was left out so that the rest could be kept. */
export type Refuse = (error: ParseError) => void;

export function refuse(field: string, wish: string): never {
  throw new ParseError(field, wish);
}

/** Text of 1 to `max` UTF-16 units once trimmed, without what is unseen or would turn the words around it. */
export function text(max = 500): Reader<string> {
  return (value, field) => {
    if (typeof value !== 'string') return refuse(field, 'expected text');
    // Half characters, controls, and marks that reverse text and, left open, take the page's words along.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    const clean = value.replace(/\p{Cs}|[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
    if (!clean) return refuse(field, 'expected text, found nothing');
    if (clean.length > max) return refuse(field, `expected at most ${max} characters`);
    return clean;
  };
}

/** A whole number from `min` to `max`, as a number: "12" is refused, so that no text is ever taken for a price. */
export function whole(min = 0, max = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, field) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : refuse(field, `expected a whole number from ${min} to ${max}`);
}

/** A finite number, brought into `min` to `max`. */
export function within(min: number, max: number): Reader<number> {
  return (value, field) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Math.min(max, Math.max(min, value))
      : refuse(field, 'expected a number');
}

export const flag: Reader<boolean> = (value, field) =>
  typeof value === 'boolean' ? value : refuse(field, 'expected true or false');

export function oneOf<const T extends string>(...values: T[]): Reader<T> {
  return (value, field) =>
    values.includes(value as T) ? (value as T) : refuse(field, `expected one of ${values.join(', ')}`);
}

/** Absent and null both mean "not given". */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, field) => (value === undefined || value === null ? undefined : reader(value, field));
}

/** Reads a value or takes `fallback`; for what is nice to have. */
export function or<T>(reader: Reader<T>, fallback: T): Reader<T> {
  return (value, field) => {
    try {
      return reader(value, field);
    } catch {
      return fallback;
    }
  };
}

/** A list of at most `max`. With `onRefused`, a bad item is reported and left out; without, it throws. */
export function list<T>(reader: Reader<T>, max = 500, onRefused?: Refuse): Reader<T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) return refuse(field, 'expected a list');
    if (value.length > max && !onRefused) return refuse(field, `expected at most ${max} entries`);
    if (value.length > max)
      onRefused?.(new ParseError(field, `more than ${max} entries; the rest is left out`));
    return value.slice(0, max).flatMap((item, at) => attempt(reader, item, `${field}[${at}]`, onRefused));
  };
}

function attempt<T>(reader: Reader<T>, item: unknown, field: string, onRefused?: Refuse): T[] {
  try {
    return [reader(item, field)];
  } catch (error) {
    if (!onRefused || !(error instanceof ParseError)) throw error;
    onRefused(error);
    return [];
  }
}

type Shape = Record<string, Reader<unknown>>;
type Undefinable<S extends Shape> = { [K in keyof S]: undefined extends Read<S[K]> ? K : never }[keyof S];

/** A record read by `S`; what may be undefined may be left out. */
export type RecordOf<S extends Shape> = { [K in Exclude<keyof S, Undefinable<S>>]: Read<S[K]> } & {
  [K in Undefinable<S>]?: Read<S[K]>;
};

/** Takes the named members and nothing else; `__proto__` and inherited members never come through. */
export function record<S extends Shape>(shape: S): Reader<RecordOf<S>> {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse(field, 'expected an object');
    }
    const result: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries(shape)) {
      const found = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      const read = reader(found, field ? `${field}.${key}` : key);
      if (read !== undefined) result[key] = read;
    }
    return result as RecordOf<S>;
  };
}

/** Parses JSON text; the error says what it was meant to be. */
export function json<T>(reader: Reader<T>, source: string, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    return refuse(name, `not valid JSON (${(cause as Error).message})`);
  }
  return reader(value, name);
}
