import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Named {
  name: string;
}

interface Element {
  tagName?: string;
  attributes?: (Named & { description?: string })[];
  events?: Named[];
}

function elements(): Element[] {
  const folder = mkdtempSync(join(tmpdir(), 'souk-manifest-'));
  try {
    const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    const outdir = relative(root, folder);
    spawnSync(
      process.execPath,
      [analyzer, 'analyze', '--config', 'test/project/cem.config.mjs', '--quiet', '--outdir', outdir],
      {
        cwd: root,
      },
    );
    const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: { declarations: Element[] }[];
    };
    return modules.flatMap((each) => each.declarations).filter((each) => each.tagName);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the manifest has every element, with a sentence for each attribute and real event names only', () => {
  const found = elements();
  const tags = ['souk-board', 'souk-cart', 'souk-pin', 'souk-post', 'souk-shop'];
  assert.deepEqual(found.map((each) => each.tagName).sort(), tags);
  for (const { tagName, attributes = [], events = [] } of found) {
    for (const { name, description } of attributes)
      assert.ok(description, `${tagName} ${name} has no sentence`);
    for (const { name } of events) assert.match(name, /^souk-[a-z]+$/, `${tagName}`);
    assert.ok(events.length > 0, `${tagName} has events`);
  }
});

test('every element is in HTMLElementTagNameMap', () => {
  const folder = join(root, 'src/elements');
  const code = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  for (const { tagName } of elements()) assert.match(code, new RegExp(`'${tagName}': Souk[A-Z]`), tagName);
});
