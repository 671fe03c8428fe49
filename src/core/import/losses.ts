/**
 * The readers of the page fall back in silence, for a shopper has no use for a
 * complaint. Whoever imports a catalogue wants to know what was left out.
 */

import type { Reader, Refuse } from '../parse.ts';
import { ParseError } from '../parse.ts';

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reports the members of `given` that did not come through into `read`. */
export function noteLosses(
  given: unknown,
  read: object,
  keys: readonly string[],
  path: string,
  refuse: Refuse,
): void {
  if (!isFields(given)) return;
  for (const key of keys) {
    const was = Object.hasOwn(given, key) && says(given[key]);
    if (was && !says((read as Fields)[key])) refuse(new ParseError(path + key, 'not readable, left out'));
  }
}

/** Reports the members of `given` that their own reader refuses. */
export function noteFaults(
  given: Fields | undefined,
  readers: Record<string, Reader<unknown>>,
  path: string,
  refuse: Refuse,
): void {
  for (const [key, reader] of Object.entries(readers)) {
    try {
      reader(given?.[key], path + key);
    } catch (error) {
      refuse(error as ParseError);
    }
  }
}

const says = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length);
