import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  post,
  posts,
  product,
  products,
  shop,
  shopProduct,
  shopVariant,
  variant,
} from '../core/import/fixtures.ts';
import { souk, tempDir, writeTemp } from './run.ts';

const dir = tempDir();
const data = (name: string) => join(dir, name);

async function exported(name: string, kind = 'products') {
  const { code, out } = await souk(['export', '--data', data(name), '--kind', kind]);
  assert.equal(code, 0);
  return JSON.parse(out);
}

test('what was imported is exported alike, stock and all', async () => {
  const items = [
    product({ text: 'Fired twice.', variants: [variant({ stock: 0, sku: 'M-B', compareAt: 2500 })] }),
    product({ id: 'hat', variants: [variant({ id: 'hat-blue', available: false, stock: 3 })] }),
  ];
  const file = writeTemp(dir, 'products.json', products(...items));
  const { code, out } = await souk(['import', file, '--data', data('round')]);
  assert.equal(code, 0);
  assert.match(out, /^Read 2 products with 2 variants \(souk\), one of each is 38\.00 EUR; kept in /);
  const first = await exported('round');
  assert.deepEqual(first.items[1].variants[0], { ...items[1]?.variants[0], available: false });
  await souk(['import', '-', '--data', data('again')], { stdin: JSON.stringify(first) });
  assert.deepEqual(await exported('again'), first);
});

test('posts go the same way', async () => {
  await souk(['import', '-', '--data', data('posts')], { stdin: posts(post({ products: [product()] })) });
  const { items } = await exported('posts', 'posts');
  assert.deepEqual(items[0].products, ['mug']);
  assert.equal((await exported('posts')).items[0].id, 'mug');
});

test('a post that names a product nobody has says so, and goes by ids, variant ids and SKUs', async () => {
  const shelf = products(product({ variants: [variant({ sku: 'M-1' })] }));
  await souk(['import', '-', '--data', data('loose')], { stdin: shelf });
  const stdin = posts(post({ products: ['mug', 'mug-blue', 'M-1', 'ghost'] }));
  const args = ['import', '-', '--data', data('loose')];
  const { code, out } = await souk(args, { stdin });
  assert.equal(code, 0);
  assert.match(out, /Posts name 1 products that are not in the catalogue; import them too: ghost\n$/);
  assert.deepEqual(JSON.parse((await souk([...args, '--json'], { stdin })).out).unknownProducts, ['ghost']);
});

test('one bad item is refused with row, field, reason and advice; the exit code says so', async () => {
  const stdin = products(product({ title: 7 }), product());
  const { code, out } = await souk(['import', '-', '--data', data('bad')], { stdin });
  assert.equal(code, 1);
  assert.match(out, /Read 1 products with 1 variants/);
  assert.match(out, /Refused 1 items:\n {2}row 1 \(mug\), title: expected text\. Give a title/);
  assert.equal((await exported('bad')).items.length, 1);
});

test('parts that were left out are listed, and cost no exit code', async () => {
  const stdin = shop(shopProduct({ variants: [shopVariant(), shopVariant({ id: 2, price: 'free' })] }));
  const { code, out } = await souk(['import', '-', '--currency', 'EUR', '--dry-run'], { stdin });
  assert.equal(code, 0);
  assert.match(out, /Left out 1 parts of items:\n {2}row 1 \(olive-soap\), variants\[1\]\.price: /);
});

test('a long list of refusals is cut for people and whole for machines', async () => {
  const stdin = products(...Array.from({ length: 30 }, (_, at) => ({ id: at })));
  assert.match(
    (await souk(['import', '-', '--dry-run'], { stdin })).out,
    /… and 10 more; --json lists all\.\n$/,
  );
  const report = JSON.parse((await souk(['import', '-', '--dry-run', '--json'], { stdin })).out);
  assert.equal(report.refused.length, 30);
  assert.equal(report.refused[0].item, '0');
});

test('a dry run keeps nothing', async () => {
  const { code, out } = await souk(['import', '-', '--dry-run', '--data', data('dry')], {
    stdin: products(product()),
  });
  assert.equal(code, 0);
  assert.match(out, /nothing was kept/);
  assert.equal(existsSync(data('dry')), false);
});

test('a file without a currency asks for --currency', async () => {
  const { code, err } = await souk(['import', '-'], { stdin: shop(shopProduct()) });
  assert.equal(code, 2);
  assert.match(err, /--currency: this file names no currency.+--currency EUR/);
});

test('--shop links products to their pages', async () => {
  const args = [
    'import',
    '-',
    '--currency',
    'EUR',
    '--shop',
    'https://shop.example.com',
    '--data',
    data('linked'),
  ];
  await souk(args, { stdin: shop(shopProduct()) });
  assert.equal((await exported('linked')).items[0].url, 'https://shop.example.com/products/olive-soap');
});

const unreadable: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['cut.json', products(product()).slice(0, -9), /was it cut off\?/],
  ['empty.json', '', /it is empty/],
  ['prompts.json', '{"kind":"prompts","items":[]}', /expected one of products, posts/],
  ['feed.xml', '<rss/>', /it is not JSON\. Formats that are read: Souk JSON .+; Shopify/],
  ['latin.json', new Uint8Array([0x7b, 0xe9, 0x7d]), /is not UTF-8 text\. Save it as UTF-8/],
];

for (const [name, content, message] of unreadable) {
  test(`${name} ends in one clear message and exit code 1`, async () => {
    const { code, out, err } = await souk(['import', writeTemp(dir, name, content), '--data', data('none')]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, message);
    assert.equal(err.trim().split('\n').length, 1);
    assert.equal(existsSync(data('none')), false);
  });
}

test('a folder in place of a file says so', async () => {
  assert.match((await souk(['import', dir])).err, /cannot be read: it is a folder/);
});

test('data that cannot be kept says where and why', async () => {
  const inTheWay = writeTemp(dir, 'in-the-way', 'x');
  const { code, err } = await souk(['import', '-', '--data', inTheWay], { stdin: products(product()) });
  assert.equal(code, 1);
  assert.match(err, /The database of .+in-the-way cannot be opened/);
});

test('an export from a folder without a shop is a slip, not an empty shop', async () => {
  const { code, err } = await souk(['export', '--data', data('nothing')]);
  assert.equal(code, 1);
  assert.match(err, /There is no shop in .+ souk import FILE --data/);
  assert.equal(existsSync(data('nothing')), false);
});

test('a terminal sees progress on standard error, a pipe does not', async () => {
  const args = ['import', '-', '--data', data('progress')];
  const seen = await souk(args, { stdin: products(product()), terminal: true });
  assert.match(seen.err, /Reading standard input …[\s\S]+Storing 1 products and 0 posts …/);
  assert.ok(seen.err.endsWith('\u001b[K'), 'the line is cleared at the end');
  assert.equal((await souk(args, { stdin: products(product()) })).err, '');
});

const real = fileURLToPath(new URL('../../../shared/data/platforms/shopify-products.json', import.meta.url));
const missing = existsSync(real) ? false : 'the shared data folder is not here';

test("a real shop's file comes in whole, and goes out and in again", { skip: missing }, async () => {
  const { code, out } = await souk(['import', real, '--currency', 'INR', '--data', data('real'), '--json']);
  const report = JSON.parse(out);
  assert.equal(code, 0);
  assert.deepEqual(report.read, { products: 250, variants: 406, posts: 0 });
  assert.deepEqual([report.sums, report.refused], [{ INR: '181147.00' }, []]);
  const first = await exported('real');
  const again = await souk(['import', '-', '--data', data('copy'), '--json'], {
    stdin: JSON.stringify(first),
  });
  assert.deepEqual(JSON.parse(again.out).refused, []);
  assert.deepEqual(await exported('copy'), first);
});
