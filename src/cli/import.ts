/** `souk import`: brings a catalogue in and says exactly what was refused and why. */
import { readFile } from 'node:fs/promises';
import { SoukError } from '../core/errors.ts';
import type { Catalogue } from '../core/import/catalogue.ts';
import { formats, readCatalogue } from '../core/import/detect.ts';
import { type ImportReport, type Refusal, reportOf } from '../core/import/report.ts';
import { ParseError } from '../core/parse.ts';
import { importPosts, importProducts } from '../server/import.ts';
import type { Command, Given } from './command.ts';
import { DATA, dataDir, withStorage } from './data.ts';
import { DONE, FAILED, type Io, json, progress, UsageError } from './io.ts';
import { unknownProducts } from './loose-ends.ts';

/** Refusals a person reads; `--json` lists all. */
const SHOWN = 20;

/** A catalogue that does not fit into memory twice is no catalogue of this format. Bytes. */
const LARGEST = 200_000_000;

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in products or posts from a file',
  takes: 'FILE',
  options: {
    currency: { value: 'EUR', says: 'currency of prices whose file names none (ISO 4217)' },
    shop: { value: 'URL', says: 'address of the shop, for links to its product pages' },
    data: DATA,
    'dry-run': { says: 'read and report, keep nothing' },
    json: { says: 'print the report as one JSON object' },
  },
  notes: `FILE may be - for standard input. Read are:
${formats.map(({ label }) => `  - ${label}`).join('\n')}
Items that were there are replaced, others stay. One bad item never costs the others;
the exit code is 1 when an item was refused.`,
  run: runImport,
};

async function runImport(given: Given, io: Io): Promise<number> {
  const file = given.words[0];
  if (!file) throw new UsageError('Which file? souk import FILE, or - for standard input');
  const catalogue = read(await readText(file, io), given, io);
  const report = reportOf(catalogue);
  const dryRun = given.is('dry-run');
  const unknown = dryRun ? [] : await store(catalogue, given, io);
  progress(io);
  io.out(
    given.is('json')
      ? json({ file, dryRun, ...report, unknownProducts: unknown })
      : describe(report, unknown, place(given, io, dryRun)),
  );
  return report.refusedItems ? FAILED : DONE;
}

async function readText(file: string, io: Io): Promise<string> {
  if (/^https?:/i.test(file)) {
    throw new UsageError(`${file} is an address. Save it first: curl -o catalogue.json "${file}"`);
  }
  progress(io, `Reading ${file === '-' ? 'standard input' : file} …`);
  const bytes = file === '-' ? await io.input() : await readFile(file).catch((cause) => unread(file, cause));
  if (bytes.length > LARGEST) throw new SoukError('too_large', `${file} is larger than 200 MB. Split it.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SoukError('bad_text', `${file} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
  }
}

function unread(file: string, cause: NodeJS.ErrnoException): never {
  const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' };
  const known = Object.entries(why).find(([code]) => code === cause.code)?.[1];
  throw new SoukError('no_file', `${file} cannot be read: ${known ?? cause.message}.`, { cause });
}

function read(text: string, given: Given, io: Io): Catalogue {
  progress(io, 'Checking …');
  try {
    return readCatalogue(text, { currency: given.text('currency'), shop: given.text('shop') });
  } catch (error) {
    if (!(error instanceof ParseError) || error.field !== 'currency') throw error;
    throw new UsageError(
      `--currency: ${error.message.slice('currency: '.length)}. Write it as --currency EUR`,
    );
  }
}

/** Gives the products that posts name and the catalogue has not. */
async function store({ products, posts }: Catalogue, given: Given, io: Io): Promise<string[]> {
  progress(io, `Storing ${products.length} products and ${posts.length} posts …`);
  return withStorage(given, io, async (storage) => {
    await importProducts(storage, products);
    await importPosts(storage, posts);
    return unknownProducts(storage, posts);
  });
}

function place(given: Given, { env }: Io, dryRun: boolean): string {
  if (dryRun) return 'nothing was kept (--dry-run)';
  return env.DATABASE_URL ? 'kept in the database of DATABASE_URL' : `kept in ${dataDir(given)}`;
}

function describe(
  { format, read, refusedItems, refused, sums }: ImportReport,
  unknown: string[],
  kept: string,
): string {
  const { products, variants, posts } = read;
  const prices = Object.entries(sums).map(([currency, sum]) => `, one of each is ${sum} ${currency}`);
  const found = posts
    ? `${posts} posts, ${products} products`
    : `${products} products with ${variants} variants`;
  const parts = refused.length - refusedItems;
  const head = [`Read ${found} (${format})${prices.join('')}; ${kept}.`];
  if (refusedItems)
    head.push(`Refused ${refusedItems} items:`, ...list(refused.filter((each) => !each.kept)));
  if (parts) head.push(`Left out ${parts} parts of items:`, ...list(refused.filter((each) => each.kept)));
  if (unknown.length) {
    const names = unknown.slice(0, SHOWN).join(', ');
    head.push(
      `Posts name ${unknown.length} products that are not in the catalogue; import them too: ${names}`,
    );
  }
  return `${head.join('\n')}\n`;
}

function list(refused: Refusal[]): string[] {
  const rows = refused
    .slice(0, SHOWN)
    .map(
      ({ row, item, field, reason, advice }) =>
        `  row ${row}${item ? ` (${item})` : ''}, ${field}: ${reason}. ${advice}`,
    );
  const more = refused.length - rows.length;
  return more > 0 ? [...rows, `  … and ${more} more; --json lists all.`] : rows;
}
