/** The languages of the pay page: the six of the kit. */
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en, type Words } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';

const ALL: Record<string, Words> = { en, de, fr, es, ar, ja };

export interface Language {
  words: Words;
  /** For `lang`; one of the six. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** For numbers: as the session wants it, e.g. `pt-BR`, even where the words are English. */
  locale: string;
}

/** The session's locale, else what the browser asks for first. */
export function languageOf(locale: string | null, accepted: string | undefined): Language {
  const asked = locale && locale !== 'auto' ? locale : firstOf(accepted ?? '');
  const lang = asked.split('-')[0]?.toLowerCase() ?? 'en';
  const words = ALL[lang];
  return { words: words ?? en, lang: words ? lang : 'en', dir: lang === 'ar' ? 'rtl' : 'ltr', locale: asked };
}

/** The first of `Accept-Language`; browsers are strangers, and Intl throws at what is no language. */
function firstOf(accepted: string): string {
  try {
    return Intl.getCanonicalLocales(accepted.split(/[,;]/)[0]?.trim())[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
