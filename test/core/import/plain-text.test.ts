import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, shorten } from '../../../src/core/import/plain-text.ts';

const cases: [html: string, text: string][] = [
  ['plain', 'plain'],
  ['<p>One</p>\n\n<p>Two<br>Three</p>', 'One\nTwo\nThree'],
  [
    '<ul>\n<li>\n<strong>Soft:</strong><span> </span>muslin</li><li>Light</li></ul>',
    '• Soft: muslin\n• Light',
  ],
  ['<table><tr><td>S</td><td>38</td></tr><tr><td>M</td><td>40</td></tr></table>', 'S 38\nM 40'],
  ['half&nbsp;price &amp; more &lt;3 &#8364;5 &#x2014; &eacute;t&eacute;', 'half price & more <3 €5 — été'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['&copyright; &nosuch; &#0; &#xD800; &#1114112; & &;', '&copyright; &nosuch; \ufffd \ufffd \ufffd & &;'],
  ['&#146;90s &#128;', '’90s €'],
  ['a < b and 1 <2 and <3', 'a < b and 1 <2 and <3'],
  ['<a href="/x" title="a > b">link</a>', 'link'],
  ["<a title='it>s'>link</a>", 'link'],
  ['<p title=don"t>text</p>', 'text'],
  ['before<!-- <b>hidden</b> -->after', 'beforeafter'],
  ['before<!-- never closed', 'before'],
  ['x<script>if (a < b) alert("</b>")</script>y<STYLE>p { color: red }</STYLE>z', 'xyz'],
  ['x<script>never closed', 'x'],
  ['<p>cut off <b', 'cut off'],
  ['<!doctype html><html><head><title>no</title></head><body>yes</body></html>', 'yes'],
  ['<h2>مرحبا</h2><p>日本語</p>', 'مرحبا\n日本語'],
  ['', ''],
];

for (const [html, text] of cases) {
  test(`the words of ${JSON.stringify(html)}`, () => assert.equal(plainText(html), text));
}

const asHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('escaped text comes back as it was, but for its blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(plainText(asHtml(text)), text.replace(/\s+/g, ' ').trim());
    }),
  );
});

test('markup of any kind never comes through as a tag', () => {
  const piece = fc.constantFrom('<', '>', '"', "'", '=', '/', '!--', '-->', 'a', 'script', ' ', '&lt;', 'li');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('').replaceAll('&lt;', '');
      assert.doesNotMatch(plainText(html), /<\/?[a-z][^<]*>/i);
    }),
  );
});

test('a megabyte of broken markup is read in one pass', () => {
  for (const bad of ['<a ', '<', '<!--', '<a title="', "<a b='", '&#', '<script>', '</', '<li>']) {
    assert.equal(typeof plainText(bad.repeat(1_000_000 / bad.length)), 'string');
  }
});

test('a text is shortened at a blank when one is near, else where it must be', () => {
  assert.equal(shorten('one two three', 13), 'one two three');
  assert.equal(shorten('aaaa bbbb cccc dddd', 16), 'aaaa bbbb cccc…');
  assert.equal(shorten('x'.repeat(20), 10), `${'x'.repeat(9)}…`);
});
