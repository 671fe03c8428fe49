import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../../src/core/parse.ts';
import { link, safeUrl } from '../../src/core/url.ts';

const refused = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'JaVa\tScript:alert(1)',
  'java\nscript:alert(1)',
  ' \u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:image/svg+xml,x',
  'vbscript:msgbox(1)',
  'blob:https://example.com/1',
  'file:///etc/passwd',
  'mailto:a@example.com',
  'tel:+1',
  'intent://x#Intent;end',
  'https://me:secret@example.com/',
  'https://me@example.com/',
  '//me:secret@example.com/',
  'https://',
  'https://[::',
  `https://example.com/${'x'.repeat(10_000)}`,
  '',
  null,
  undefined,
  7,
  {},
  ['https://example.com'],
];

for (const value of refused) {
  test(`${JSON.stringify(value)?.slice(0, 60)} is no link`, () => {
    const found = safeUrl(value);
    // An empty address means "this page", which no product has.
    assert.ok(found === undefined || found === '', found);
    if (value !== '') assert.throws(() => link(value, 'url'), ParseError);
  });
}

const kept: [given: string, link: string][] = [
  ['https://example.com', 'https://example.com/'],
  ['HTTP://EXAMPLE.com/A?b#c', 'http://example.com/A?b#c'],
  ['//cdn.example.com/a.jpg', 'https://cdn.example.com/a.jpg'],
  ['https://пример.example/ä', 'https://xn--e1afmkfd.example/%C3%A4'],
  ['/products/hat', '/products/hat'],
  ['lisbon.jpg', 'lisbon.jpg'],
  ['../img/a b.jpg', '../img/a b.jpg'],
  ['?page=2', '?page=2'],
  ['#top', '#top'],
  [' /a ', '/a'],
];

for (const [given, expected] of kept) {
  test(`${given} stays ${expected}`, () => assert.equal(safeUrl(given), expected));
}

test('with a base, a relative link becomes a whole one', () => {
  assert.equal(safeUrl('a.jpg', 'https://blog.example/post/'), 'https://blog.example/post/a.jpg');
  assert.equal(safeUrl('javascript:1', 'https://blog.example/'), undefined);
  assert.equal(safeUrl('a', 'not a base'), undefined);
});

test('whatever comes through leads to http or https on every page', () => {
  const piece = fc.constantFrom(
    'java',
    'script',
    ':',
    '/',
    '\\',
    '\t',
    '\n',
    '@',
    'http',
    's',
    'data',
    '.',
    ' ',
    '\u0000',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.array(piece).map((all) => all.join('')),
      ),
      (given) => {
        const found = safeUrl(given);
        if (found === undefined) return;
        for (const page of ['https://blog.example/a/b', 'http://127.0.0.1:8787/']) {
          if (!URL.canParse(found, page)) continue;
          const url = new URL(found, page);
          assert.match(url.protocol, /^https?:$/);
          assert.equal(url.username + url.password, '');
        }
      },
    ),
    { numRuns: 2000 },
  );
});
