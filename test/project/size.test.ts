import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inKb, kitFolder, measure, overBudget, quotedSize } from './sizes.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

test('no part of the kit is over its budget', () => {
  assert.deepEqual(overBudget(measure()), []);
});

test('the README quotes the sizes that were measured', () => {
  const sizes = Object.fromEntries(measure().map((size) => [size.name, size]));
  const quoted = [...readme.matchAll(quotedSize)];
  assert.ok(quoted.length >= 3, 'the table of sizes was found');
  for (const [, name = '', , size] of quoted) assert.equal(size, inKb(sizes[name]?.brotli ?? 0), name);
});

test('nothing of Stripe is in the entry, and no decorator was left unlowered', () => {
  const entry = readFileSync(join(kitFolder, 'souk.js'), 'utf8');
  assert.doesNotMatch(entry, /js\.stripe\.com/);
  assert.doesNotMatch(entry, /^\s*@(property|customElement|state|query)\b/m);
});
