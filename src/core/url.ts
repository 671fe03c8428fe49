/** Links and pictures from strangers: only http and https come through. */
import { type Reader, refuse } from './parse.ts';

/** Longer than any real link; keeps a 10 kB one out of pages and requests. */
const LONGEST = 2048;

/** Stands in where no base is given, so that a path can be checked; it never leaves this file. */
const NOWHERE = 'https://nowhere.invalid';

/**
 * The link itself if it is safe to put into `href` or `src` (http, https or
 * relative, no name and password in it), else undefined.
 */
export function safeUrl(value: unknown, base = NOWHERE): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  try {
    const url = new URL(value.trim(), base);
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
    return url.origin === NOWHERE ? value.trim() : url.href;
  } catch {
    return undefined;
  }
}

/** Like `safeUrl`, as a reader; relative links stay relative. */
export const link: Reader<string> = (value, field) =>
  safeUrl(value) ?? refuse(field, 'expected an http or https link of at most 2048 characters');
