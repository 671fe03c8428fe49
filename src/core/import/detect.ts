/** Finds out what a catalogue file is by what is in it, never by its name, and reads it. */
import { currencyCode } from '../money.ts';
import { refuse } from '../parse.ts';
import type { Catalogue, Format, ImportSettings, Source } from './catalogue.ts';
import { own } from './own.ts';
import { shopify } from './shopify.ts';

/** In order of trust: the first that fits reads the file. */
export const formats: readonly Format[] = [own, shopify];

/** Throws a ParseError when the file as a whole cannot be read; what is wrong inside it is in `refused`. */
export function readCatalogue(text: string, settings: ImportSettings = {}): Catalogue {
  const currency = settings.currency === undefined ? undefined : currencyCode(settings.currency, 'currency');
  const source = toSource(text);
  const format = formats.find((each) => each.fits(source));
  return format ? format.read(source, { ...settings, currency }) : refuse('file', unknown(source));
}

function toSource(file: string): Source {
  const text = file.replace(/^\ufeff/, '').trim();
  if (!text) refuse('file', 'it is empty');
  if (!/^[[{]/.test(text)) return { text };
  try {
    return { text, json: JSON.parse(text) };
  } catch (cause) {
    return refuse('file', `it begins like JSON and is not (${(cause as Error).message}); was it cut off?`);
  }
}

function unknown({ json }: Source): string {
  const found = json === undefined ? 'not JSON' : 'JSON of another kind';
  return `it is ${found}. Formats that are read: ${formats.map((each) => each.label).join('; ')}`;
}
