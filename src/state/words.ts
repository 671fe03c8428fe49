/** The texts of the page's language: the first at once, the others with the part that says them. */
import { atom } from 'nanostores';
import { type FirstWordKey, fill, firstWords, type Words } from '../core/words.ts';
import { report } from './report.ts';
import { $settings } from './settings.ts';

type Load = () => Promise<{ default: Words }>;
type Known = Partial<Words> & Record<FirstWordKey, string>;

const languages: Record<string, Load> = {
  de: () => import('../core/words/de.ts'),
  fr: () => import('../core/words/fr.ts'),
  es: () => import('../core/words/es.ts'),
  ar: () => import('../core/words/ar.ts'),
  ja: () => import('../core/words/ja.ts'),
};

let english: Known = firstWords;
let foreign: Partial<Words> = {};
let own: Partial<Words> = {};

export const $words = atom<Known>(english);

const show = () => $words.set({ ...english, ...foreign, ...own });

/** Called by `more-words.ts` once the other English texts are here. */
export function addEnglish(words: Words): void {
  english = words;
  show();
}

/** Replaces any of the texts, in all languages; the page author's word counts. */
export function replaceWords(words: Partial<Words>): void {
  own = words;
  show();
}

/** Fetches the texts of `locale`; English stays where there are none or they do not arrive. */
export async function loadWords(locale: string): Promise<void> {
  const load = languages[locale.split('-')[0] ?? ''];
  const words = load ? await load().catch(() => undefined) : undefined;
  if (load && !words) report('words_missing', `no texts for "${locale}"; English is shown`);
  if ($settings.get().locale !== locale) return;
  foreign = words?.default ?? {};
  show();
}

/** One of the first texts. */
export function say(key: FirstWordKey, values?: Record<string, string | number>): string {
  return fill($words.get()[key], values);
}
