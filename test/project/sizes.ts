/** Sizes of the built script-tag kit, in bytes. 1 kB is 1,000 bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export const kitFolder = fileURLToPath(new URL('../../dist/kit', import.meta.url));

export interface Size {
  name: string;
  raw: number;
  gzip: number;
  brotli: number;
}

/** What each part may weigh, brotli. The entry is all a page with post, pin and cart loads at first. */
export const budgets: Record<string, number> = {
  'souk.js': 12_000,
  'souk.css': 1_500,
};

const staticImport = /(?:\bimport|\bfrom)\s*["'](\.[^"']+)["']/g;

/** The file and all that it imports at once; what is imported on intent is not in it. */
function withImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const next = [...code.matchAll(staticImport)].map(([, path]) => normalize(join(dirname(file), path ?? '')));
  return [file, ...next.flatMap((each) => withImports(each, seen))];
}

/** Each file is compressed on its own, as it travels. */
function sizeOf(name: string, files: string[]): Size {
  const bodies = files.map((file) => readFileSync(file));
  const sum = (weigh: (body: Buffer) => number) => bodies.reduce((total, body) => total + weigh(body), 0);
  return {
    name,
    raw: sum((body) => body.length),
    gzip: sum((body) => gzipSync(body, { level: 9 }).length),
    brotli: sum((body) => brotliCompressSync(body).length),
  };
}

/** The entry first, then the stylesheet, then each lazy chunk. */
export function measure(): Size[] {
  const files = readdirSync(kitFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css)$/.test(file),
  );
  const first = withImports(join(kitFolder, 'souk.js'));
  const lazy = files.map((file) => join(kitFolder, file)).filter((file) => !first.includes(file));
  return [sizeOf('souk.js', first), ...lazy.sort().map((file) => sizeOf(relative(kitFolder, file), [file]))];
}

export function overBudget(sizes: Size[]): Size[] {
  return sizes.filter((size) => size.brotli > (budgets[size.name] ?? Number.POSITIVE_INFINITY));
}

export const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** A row of the README's table of sizes: name, when it is fetched, size. */
export const quotedSize = /^\| `([\w./-]+\.(?:js|css))` \|([^|]*)\| ([^|]+) \|$/gm;
