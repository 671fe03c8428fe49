import { css, LitElement } from 'lit';
import { currencyCode } from '../core/money.ts';
import { oneOf, type Reader, refuse } from '../core/parse.ts';
import { safeUrl } from '../core/url.ts';
import { english } from '../core/words/en.ts';
import type { Words } from '../core/words.ts';
import { report } from '../state/report.ts';
import { $settings, configure, pageLocale, type Settings } from '../state/settings.ts';
import { loadWords, replaceWords } from '../state/words.ts';
import { fail } from './events.ts';
import { readInline } from './inline.ts';

const defaults = $settings.get();

const address: Reader<string> = (value, field) =>
  safeUrl(value, document.baseURI) ?? refuse(field, 'expected an http or https address');

const language: Reader<string> = (value, field) => {
  try {
    return Intl.getCanonicalLocales(String(value))[0] ?? pageLocale();
  } catch {
    return refuse(field, 'expected a language such as en or pt-BR');
  }
};

const key: Reader<string> = (value, field) =>
  /^pk_\w+$/.test(String(value))
    ? String(value)
    : refuse(
        field,
        'expected a publishable key, pk_…; a secret key must never be in a page: remove it and make a new one',
      );

const readers: { [K in keyof Settings]-?: Reader<Settings[K]> } = {
  server: (value, field) => new URL(address(value, field)).origin,
  currency: currencyCode,
  locale: language,
  checkout: oneOf('redirect', 'dialog', 'link'),
  consent: oneOf('denied', 'granted'),
  publishableKey: key,
  returnUrl: address,
};

/** The message does not repeat the value: it may be a secret key. */
const attribute = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const names = Object.keys(readers) as (keyof Settings)[];

/** The texts a page may replace; unknown names are told to the developer, since they are slips. */
const words: Reader<Partial<Words>> = (value, field) => {
  const entries = Object.entries(value ?? {}).filter(([name, text]) => {
    const fits = Object.hasOwn(english, name) && typeof text === 'string';
    if (!fits)
      report('bad_input', `${field}.${name}: there is no such text; see core/words.ts for the names`);
    return fits;
  });
  return Object.fromEntries(entries);
};

let first: SoukShop | undefined;

/**
 * Settings of the page; shows nothing. One per page, anywhere. A
 * `<script type="application/json">` inside replaces texts: `{ "add": "Into the basket" }`.
 *
 * @element souk-shop
 * @fires souk-error - An attribute cannot be used; its default is kept.
 */
export class SoukShop extends LitElement {
  static override styles = css`
    :host {
      display: none;
    }
  `;

  static override properties = {
    server: {},
    currency: {},
    locale: {},
    checkout: {},
    consent: {},
    publishableKey: { attribute: 'publishable-key' },
    returnUrl: { attribute: 'return-url' },
  };

  /** Address of the companion server; the origin that the kit came from unless given. */
  declare server: string | null | undefined;
  /** ISO 4217 code to show and buy in, where products come in several. */
  declare currency: string | null | undefined;
  /** BCP 47 language of texts and prices; the page's `lang` unless given. */
  declare locale: string | null | undefined;
  /** `redirect` to Stripe's page (default), `dialog` over this page, or `link` to each product's own page. */
  declare checkout: string | null | undefined;
  /** `granted` once the visitor agreed to measuring; `denied` (default) until then. */
  declare consent: string | null | undefined;
  /** Stripe's `pk_…`, for `dialog`; the server tells it unless given. */
  declare publishableKey: string | null | undefined;
  /** The page to come back to after paying; the page itself unless given. */
  declare returnUrl: string | null | undefined;

  /** Values already complained about; settings are read more than once. */
  #told = new Map<string, string>();

  #language = new MutationObserver(() => this.#apply());

  override connectedCallback(): void {
    super.connectedCallback();
    if (first?.isConnected && first !== this) {
      report('second_shop', 'this page has two <souk-shop>; the first one counts, remove the other');
      return;
    }
    first = this;
    this.#language.observe(document.documentElement, { attributeFilter: ['lang'] });
    // At once: the elements that come after it ask the server it names.
    this.#apply();
    this.#readWords();
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#readWords(), { once: true });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#language.disconnect();
    if (first === this) first = undefined;
  }

  protected override updated(): void {
    if (first === this) this.#apply();
  }

  #apply(): void {
    const before = $settings.get();
    const settings = Object.fromEntries(
      names.map((name) => [name, this.#setting(name)]),
    ) as unknown as Settings;
    if (names.every((name) => settings[name] === before[name])) return;
    configure(settings);
    if (settings.locale !== before.locale) void loadWords(settings.locale);
  }

  #setting(name: keyof Settings): string | undefined {
    const value = this[name];
    const otherwise = name === 'locale' ? pageLocale() : defaults[name];
    if (value === null || value === undefined) return otherwise;
    try {
      return readers[name](value, `<souk-shop ${attribute(name)}>`);
    } catch (error) {
      if (this.#told.get(name) !== value) fail(this, error);
      this.#told.set(name, value);
      return otherwise;
    }
  }

  #readWords(): void {
    const replaced = readInline(this, words);
    if (replaced) replaceWords(replaced);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'souk-shop': SoukShop;
  }
}
