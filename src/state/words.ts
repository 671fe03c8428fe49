/** The texts of the page's language. English is here; another language is fetched when the page is in it. */
import { atom } from 'nanostores';
import { english, fill, type WordKey, type Words } from '../core/words.ts';
import { report } from './report.ts';
import { $settings } from './settings.ts';

type Load = () => Promise<{ default: Words }>;

const languages: Record<string, Load> = {
  de: () => import('../core/words/de.ts'),
  fr: () => import('../core/words/fr.ts'),
  es: () => import('../core/words/es.ts'),
  ar: () => import('../core/words/ar.ts'),
  ja: () => import('../core/words/ja.ts'),
};

export const $words = atom<Words>(english);

/** English and, over it, the page's language. */
let base: Words = english;
let own: Partial<Words> = {};

/** Replaces any of the texts, in all languages; the page author's word counts. */
export function replaceWords(words: Partial<Words>): void {
  own = words;
  $words.set({ ...base, ...own });
}

/** Fetches the texts of `locale`; English stays where there are none or they do not arrive. */
export async function loadWords(locale: string): Promise<void> {
  const load = languages[locale.split('-')[0] ?? ''];
  const words = load ? await load().catch(() => undefined) : undefined;
  if (load && !words) report('words_missing', `the texts for "${locale}" did not load; English is shown`);
  if ($settings.get().locale !== locale) return;
  base = { ...english, ...words?.default };
  $words.set({ ...base, ...own });
}

export function say(key: WordKey, values?: Record<string, string | number>): string {
  return fill($words.get()[key], values);
}
