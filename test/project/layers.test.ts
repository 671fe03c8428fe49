import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** What each folder may import: other folders of ours, and packages. */
const arrows: Record<string, { folders: string[]; packages: RegExp }> = {
  core: { folders: ['core'], packages: /^$/ },
  client: { folders: ['client', 'core'], packages: /^@stripe\/stripe-js(\/pure)?$/ },
  state: { folders: ['state', 'client', 'core'], packages: /^nanostores$/ },
  elements: { folders: ['elements', 'state', 'core'], packages: /^(lit(\/.+)?|nanostores)$/ },
  server: {
    folders: ['server', 'core'],
    packages: /^(node:.+|stripe|hono(\/.+)?|@hono\/node-server(\/.+)?|kysely|pg)$/,
  },
  sandbox: { folders: ['sandbox', 'core'], packages: /^(node:.+|hono(\/.+)?)$/ },
  cli: { folders: ['cli', 'server', 'sandbox', 'core'], packages: /^(node:.+|stripe)$/ },
  // define.ts and index.ts, the two doors for browsers.
  '.': { folders: ['elements', 'state', 'core'], packages: /^$/ },
};

/** The names that a folder may not touch even without an import. */
const forbidden: Record<string, RegExp> = {
  core: /\b(document|window|localStorage|fetch\(|process\.|Date\.now|new Date\(\)|Math\.random|crypto\.)/,
  elements: /\b(fetch\(|localStorage|sessionStorage|innerHTML|unsafeHTML|styleMap|style=\$\{)/,
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
/** `import … from`, `export … from`, `import '…'` and `import('…')`. */
const imports =
  /^(?:import|export)\s+(?:[^;'"`]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '.') : '.');
const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');

function wrongImport(file: string, name: string): boolean {
  const rule = arrows[folderOf(file)];
  if (!rule) return true;
  if (!name.startsWith('.')) return !rule.packages.test(name);
  return !rule.folders.includes(folderOf(relative(src, join(src, file, '..', name))));
}

test('every import follows the arrows of the layers', () => {
  const wrong = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(imports)]
      .map(([, fixed, lazy]) => fixed ?? lazy ?? '')
      .filter((name) => wrongImport(file, name))
      .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
  assert.ok(files.length > 20, 'the sources were found');
});

test('core stays pure and elements leave network, storage and markup strings alone', () => {
  const wrong = files.flatMap((file) => {
    const found = forbidden[folderOf(file)]?.exec(withoutComments(readFileSync(join(src, file), 'utf8')));
    return found ? [`${file} touches ${found[0]}`] : [];
  });
  assert.deepEqual(wrong, []);
});

test('the check itself sees a wrong arrow', () => {
  assert.ok(wrongImport('core/a.ts', '../state/cart.ts'));
  assert.ok(wrongImport('elements/a.ts', '../client/api.ts'));
  assert.ok(wrongImport('server/a.ts', 'lit'));
  assert.ok(!wrongImport('elements/a.ts', '../state/cart.ts'));
});

test('no source file is longer than 300 lines', () => {
  const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 301);
  assert.deepEqual(long, []);
});
