/** All texts; for the parts that are fetched when they are needed. */

import { english } from '../core/words/en.ts';
import { fill, type WordKey } from '../core/words.ts';
import { $words, addEnglish } from './words.ts';

addEnglish(english);

export function say(key: WordKey, values?: Record<string, string | number>): string {
  return fill($words.get()[key] ?? english[key], values);
}
