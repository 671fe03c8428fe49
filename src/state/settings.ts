/** Settings of the page. `<souk-shop>` writes them, everything else reads. */
import { atom } from 'nanostores';

export interface Settings {
  /** Origin of the companion server; the kit's own origin when it is served by one. */
  server: string | undefined;
  /** Shown and bought in, where a product comes in several currencies. */
  currency?: string | undefined;
  /** BCP 47; the page's `lang` unless set. */
  locale: string;
  checkout: 'redirect' | 'dialog' | 'link';
  consent: 'denied' | 'granted';
  publishableKey?: string | undefined;
  /** The page to come back to after paying; this page unless set. */
  returnUrl?: string | undefined;
}

/** A kit served from `…/kit/1.0.0/souk.js` talks to that origin. */
export function serverOf(script: string): string | undefined {
  return /^https?:\/\/[^/]+(?=\/kit\/[^/]+\/)/.exec(script)?.[0];
}

/** The page's language, or English when it names none that Intl knows. */
export function pageLocale(): string {
  const wanted = document.documentElement.lang || 'en';
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export const $settings = atom<Settings>({
  server: serverOf(import.meta.url),
  locale: pageLocale(),
  checkout: 'redirect',
  consent: 'denied',
});

export function configure(part: Partial<Settings>): void {
  $settings.set({ ...$settings.get(), ...part });
}
