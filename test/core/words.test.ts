import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import ar from '../../src/core/words/ar.ts';
import de from '../../src/core/words/de.ts';
import { english } from '../../src/core/words/en.ts';
import es from '../../src/core/words/es.ts';
import fr from '../../src/core/words/fr.ts';
import ja from '../../src/core/words/ja.ts';
import { fill, type WordKey, type Words } from '../../src/core/words.ts';

const languages: Record<string, Words> = { ar, de, es, fr, ja };
const keys = Object.keys(english) as WordKey[];

/** Words that are the same in both languages. */
const SHARED: Record<string, WordKey[]> = { es: ['subtotal'] };

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('every file of translations is covered here', () => {
  const files = readdirSync(new URL('../../src/core/words/', import.meta.url)).map((file) =>
    file.slice(0, -3),
  );
  assert.deepEqual(files.sort(), ['en', ...Object.keys(languages)].sort());
});

for (const [language, words] of Object.entries(languages)) {
  test(`${language} has the keys of English and no others`, () => {
    assert.deepEqual(Object.keys(words).sort(), [...keys].sort());
  });

  test(`${language} keeps every placeholder`, () => {
    for (const key of keys) assert.deepEqual(placeholders(words[key]), placeholders(english[key]), key);
  });

  test(`${language} leaves nothing in English`, () => {
    const same = keys.filter((key) => words[key] === english[key] || !words[key].trim());
    assert.deepEqual(same, SHARED[language] ?? []);
  });

  test(`${language} speaks with the same voice: a sentence stays a sentence, a label a label`, () => {
    const isSentence = (text: string) => /[.。]$/.test(text);
    for (const key of keys)
      assert.equal(isSentence(words[key]), isSentence(english[key]), `${key}: ${words[key]}`);
  });
}

test('Arabic and Japanese are written in their own script', () => {
  for (const key of keys) {
    assert.match(ar[key], /\p{Script=Arabic}/u, key);
    if (key !== 'tag') assert.match(ja[key], /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, key);
  }
});

test('Arabic isolates every name that may be Latin', () => {
  for (const key of keys) {
    for (const [found] of ar[key].matchAll(/.?\{(?:title|by|names?|code|cart|other)\}.?/gsu)) {
      assert.match(found, /^\u2068\{\w+\}\u2069$/u, key);
    }
  }
});

test('fill leaves a placeholder standing that has no value and takes none from a prototype', () => {
  assert.equal(fill('{a} of {b}', { a: 1 }), '1 of {b}');
  assert.equal(fill('{toString}'), '{toString}');
  assert.equal(fill('{a}', { a: '{b}', b: 'no' }), '{b}');
  assert.equal(fill('{a}', { a: '$&' }), '$&');
});
