/**
 * Readers for parameters. Each takes a leaf or branch of the form and its
 * name as Stripe writes it (`line_items[0][quantity]`) and returns a value or
 * throws the error that Stripe would answer with.
 */
import { invalid } from './errors.ts';
import type { Branch, Tree } from './form.ts';

export type Param<T> = (value: Tree, name: string) => T;

/** What a set of readers gives; a field is left out when it was not sent. */
export type Read<S extends Shape> = { [K in keyof S]?: ReturnType<S[K]> };
export type Shape = Record<string, Param<unknown>>;

function leaf(value: Tree, name: string): string {
  if (typeof value !== 'string') throw invalid('Invalid string: the value must not be an object', name);
  if (value !== '') return value;
  const unset = `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a value;`;
  const advice = `however '${name}' cannot be unset. Remove '${name}' from your request or supply a non-empty value.`;
  throw invalid(`${unset} ${advice}`, name, 'parameter_invalid_empty');
}

export function text(max = 5000, pattern?: RegExp): Param<string> {
  return (value, name) => {
    const found = leaf(value, name);
    if (found.length > max) {
      throw invalid(`Invalid string: ${found.slice(0, 40)}…; must be at most ${max} characters`, name);
    }
    if (pattern && !pattern.test(found)) throw invalid(`Invalid ${name}: '${found}'`, name);
    return found;
  };
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Param<number> {
  return (value, name) => {
    const found = leaf(value, name);
    const number = Number(found);
    if (!/^-?\d{1,15}$/.test(found)) {
      throw invalid(`Invalid integer: ${found}`, name, 'parameter_invalid_integer');
    }
    if (number < min) {
      throw invalid(`This value must be greater than or equal to ${min}.`, name, 'parameter_invalid_integer');
    }
    if (number > max) {
      throw invalid(`This value must be less than or equal to ${max}.`, name, 'parameter_invalid_integer');
    }
    return number;
  };
}

export const flag: Param<boolean> = (value, name) => {
  const found = leaf(value, name);
  if (found === 'true' || found === '1') return true;
  if (found === 'false' || found === '0') return false;
  throw invalid(`Invalid boolean: ${found}`, name);
};

export const decimal: Param<number> = (value, name) => {
  const found = leaf(value, name);
  if (/^\d{1,12}(\.\d{1,12})?$/.test(found)) return Number(found);
  throw invalid(`Invalid decimal: ${found}; must contain at maximum 12 decimal places.`, name);
};

export function oneOf<const T extends string>(...values: T[]): Param<T> {
  return (value, name) => {
    const found = leaf(value, name) as T;
    if (values.includes(found)) return found;
    const list = `${values.slice(0, -1).join(', ')}${values.length > 1 ? ', or ' : ''}${values.at(-1)}`;
    throw invalid(`Invalid ${name}: must be one of ${list}`, name);
  };
}

/** An absolute http or https link; placeholders in braces are allowed. */
export const url: Param<string> = (value, name) => {
  const found = text(5000)(value, name);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(found)) {
    throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', name, 'url_invalid');
  }
  if (/^https?:\/\/[^/]/i.test(found) && URL.canParse(found)) return found;
  throw invalid('Not a valid URL', name, 'url_invalid');
};

export const email: Param<string> = (value, name) => {
  const found = text(800)(value, name);
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(found)) return found;
  throw invalid(`Invalid email address: ${found}`, name, 'email_invalid');
};

export function listOf<T>(item: Param<T>, max = 1000): Param<T[]> {
  return (value, name) => {
    if (typeof value === 'string') throw invalid('Invalid array', name);
    const keys = Object.keys(value).sort((a, b) => Number(a) - Number(b));
    if (!keys.every((key) => /^\d{1,6}$/.test(key))) throw invalid('Invalid array', name);
    if (keys.length > max) throw invalid(`Array too long: at most ${max} items are allowed.`, name);
    return keys.map((key) => item(value[key] as Tree, `${name}[${key}]`));
  };
}

/** An object with these fields and no others. */
export function hash<S extends Shape>(shape: S, ...required: (keyof S & string)[]): Param<Read<S>> {
  return (value, name) => {
    if (typeof value === 'string') throw invalid('Invalid object', name);
    return fields(value, shape, required, (key) => `${name}[${key}]`);
  };
}

/** The parameters of a request. */
export function params<S extends Shape>(form: Branch, shape: S, ...required: (keyof S & string)[]): Read<S> {
  return fields(form, shape, required, (key) => key);
}

function fields<S extends Shape>(
  form: Branch,
  shape: S,
  required: readonly string[],
  nameOf: (key: string) => string,
): Read<S> {
  const unknown = Object.keys(form).filter((key) => !Object.hasOwn(shape, key));
  if (unknown.length) {
    const names = unknown.map(nameOf);
    const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`;
    throw invalid(message, names[0], 'parameter_unknown');
  }
  const lacks = required.find((key) => form[key] === undefined);
  if (lacks) throw invalid(`Missing required param: ${nameOf(lacks)}.`, nameOf(lacks), 'parameter_missing');
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(form)) read[key] = shape[key]?.(value, nameOf(key));
  return read as Read<S>;
}

/** Stripe's limits: 50 keys, 40 characters a key, 500 a value, no brackets in a key. An empty value takes a key away. */
export const metadataChange: Param<Record<string, string>> = (value, name) => {
  if (value === '') return {};
  if (typeof value === 'string') throw invalid('Invalid object', name);
  const entries = Object.entries(value);
  if (entries.length > 50) throw invalid('You can only specify up to 50 metadata keys.', name);
  for (const [key, found] of entries) checkEntry(key, found, `${name}[${key}]`);
  return Object.fromEntries(entries) as Record<string, string>;
};

function checkEntry(key: string, found: Tree, name: string): void {
  if (typeof found !== 'string' || /[[\]]/.test(key)) {
    throw invalid('Metadata keys cannot contain square brackets, and values must be strings.', name);
  }
  if (key.length > 40) {
    throw invalid(`Metadata keys can have up to 40 characters, but '${key}' has ${key.length}.`, name);
  }
  if (found.length > 500) {
    throw invalid(
      `Metadata values can have up to 500 characters, but you passed one of ${found.length}.`,
      name,
    );
  }
}

/** Metadata of something new, where there is nothing to take away. */
export const metadata: Param<Record<string, string>> = (value, name) =>
  changed({}, metadataChange(value, name));

export function changed(old: Record<string, string>, change: Record<string, string>): Record<string, string> {
  const all = new Map([...Object.entries(old), ...Object.entries(change)]);
  return Object.fromEntries([...all].filter(([, value]) => value !== ''));
}

/** Known to Stripe, without effect here: taken as it is. */
export const ignored: Param<Tree> = (value) => value;
