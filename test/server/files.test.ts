import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { version } from '../../src/server/kit.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'souk-site-'));
  mkdirSync(join(folder, 'site/blog'), { recursive: true });
  mkdirSync(join(folder, 'kit/parts'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  writeFileSync(join(folder, 'site/.env'), 'not for you');
  writeFileSync(join(folder, 'site/index.html'), '<title>Home</title>');
  writeFileSync(join(folder, 'site/blog/lisbon.html'), '<title>Lisbon</title>');
  writeFileSync(join(folder, 'site/blog/index.html'), '<title>Blog</title>');
  writeFileSync(join(folder, 'kit/souk.js'), `export const souk = 1;${' // …'.repeat(500)}`);
  writeFileSync(join(folder, 'kit/parts/post.js'), 'export {};');
  shop = await openShop({
    app: { kitDir: join(folder, 'kit'), site: join(folder, 'site') },
  });
});
after(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

test('the kit is served for a year to every page, packed, in this version alone', async () => {
  const path = `/kit/${version}/souk.js`;
  const response = await shop.get(path, { headers: { 'accept-encoding': 'gzip, br' } });
  const { headers } = response;
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(headers.get('content-encoding'), 'br');
  assert.match(brotliDecompressSync(await response.arrayBuffer()).toString(), /^export const souk/);
  assert.equal((await shop.get(`/kit/${version}/parts/post.js`)).status, 200);
  assert.equal((await shop.get('/kit/0.0.1/souk.js')).status, 404);
  assert.equal((await shop.get(`/kit/${version}/none.js`)).status, 404);
});

test('a site beside it finds its pages without their ending, and nothing outside', async () => {
  const titles = async (path: string) =>
    /<title>(.*)<\/title>/.exec(await (await shop.get(path)).text())?.[1];
  assert.equal(await titles('/'), 'Home');
  assert.equal(await titles('/blog/lisbon'), 'Lisbon');
  assert.equal(await titles('/blog/'), 'Blog');
  const outside = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/blog/..%5c..%5csecret.txt',
    '/.env',
    '/%00',
    '/%',
  ];
  for (const path of outside) {
    const response = await shop.get(path);
    assert.equal(response.status, 404, path);
    assert.doesNotMatch(await response.text(), /not for you/);
  }
});
