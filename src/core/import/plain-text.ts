/**
 * The words of an HTML text, for display as plain text. No DOM, linear in the
 * length of its input; the result is text, never markup to be trusted.
 */

const names = (list: string) => new Set(list.trim().split(/\s+/));

/** What begins a new line. */
const BLOCKS = names(`
  address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr li main nav ol p pre section table tr ul
`);

/** Their content is not words. */
const SILENT = new Set(['script', 'style', 'template', 'iframe', 'noscript', 'object', 'svg', 'title']);

export function plainText(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    out += decode(html.slice(at, end).replace(/\s+/g, ' '));
    if (open < 0) break;
    const tag = readTag(html, open);
    out += tag.shows;
    at = tag.end;
  }
  return tidy(out);
}

/** What the markup at `open` stands for, and where the text goes on. */
function readTag(html: string, open: number): { shows: string; end: number } {
  if (html.startsWith('<!--', open)) return { shows: '', end: after(html, '-->', open + 4) };
  const [start, name = ''] = /^<[/!?]?([a-z][a-z0-9]*)?/i.exec(html.slice(open, open + 20)) ?? [];
  // "a < b" and "<3" are words, not tags.
  if (!start || start === '<') return { shows: '<', end: open + 1 };
  const tag = name.toLowerCase();
  const end = endOfTag(html, open + start.length);
  if (SILENT.has(tag) && start[1] !== '/') return { shows: '', end: endOfSilent(html, tag, end) };
  return { shows: shown(tag, start[1] === '/'), end };
}

function shown(tag: string, closes: boolean): string {
  if (tag === 'li' && !closes) return '\n• ';
  if (tag === 'td' || tag === 'th') return ' ';
  return BLOCKS.has(tag) ? '\n' : '';
}

/** The first `>` that is not inside quotation marks; the end of the text when there is none. */
function endOfTag(html: string, from: number): number {
  let at = from;
  while (at < html.length) {
    const sign = html[at];
    if (sign === '>') return at + 1;
    const quote = (sign === '"' || sign === "'") && html[at - 1] === '=' ? html.indexOf(sign, at + 1) : -1;
    at = (quote < 0 ? at : quote) + 1;
  }
  return at;
}

function endOfSilent(html: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}[^>]*>?`, 'gi');
  closing.lastIndex = from;
  return closing.test(html) ? closing.lastIndex : html.length;
}

function after(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .replace(/\n•(?=\n|$)/g, '')
    .trim();
}

/** HTML's names for U+00A0 to U+00FF, in order. */
const LATIN = [
  ...names(`
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
  sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
  Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
  Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
  acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
  ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
`),
];

const NAMED = new Map<string, string>([
  ...LATIN.map((name, at): [string, string] => [name, String.fromCodePoint(0xa0 + at)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    hellip: '…',
  }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', bull: '•' }),
  ...Object.entries({
    euro: '€',
    trade: '™',
    prime: '′',
    Prime: '″',
    minus: '−',
    frasl: '⁄',
    le: '≤',
    ge: '≥',
  }),
  ...Object.entries({ ensp: ' ', emsp: ' ', thinsp: ' ', lsaquo: '‹', rsaquo: '›', OElig: 'Œ', oelig: 'œ' }),
  ...Object.entries({ Scaron: 'Š', scaron: 'š', check: '✓', star: '☆', starf: '★', hearts: '♥', rarr: '→' }),
  ...Object.entries({ zwj: '\u200d', zwnj: '\u200c', lrm: '\u200e', rlm: '\u200f' }),
]);

/** What browsers make of the numbers 128 to 159: Windows-1252, as the HTML standard asks. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Once and no more: `&amp;lt;` is the text "&lt;". */
function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z0-9]{1,7}));/gi,
    (whole, decimal, hex, name) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      if (code >= 128 && code < 160) return WINDOWS[code - 128] ?? whole;
      const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return valid ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** Cut at a blank where one is near; `max` counts the mark of omission too. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const blank = cut.search(/\s\S*$/);
  return `${(blank > max * 0.8 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}
