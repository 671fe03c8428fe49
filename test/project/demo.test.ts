/** The demo holds together: every reference leads somewhere, and the pages work under a strict policy. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { posts, products } from '../../demo/pages/data.ts';
import { files } from '../../demo/pages/main.ts';
import { pictures } from '../../demo/pictures/draw/main.ts';
import { postReader } from '../../src/core/post.ts';
import { productReader } from '../../src/core/product.ts';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));
const read = (path: string) => readFileSync(join(demo, path), 'utf8');
const everything = readdirSync(demo, { recursive: true, encoding: 'utf8' });
const pages = everything.filter((path) => path.endsWith('.html')).map((path) => ({ path, text: read(path) }));
const drawn = readdirSync(join(demo, 'pictures')).filter((path) => path.endsWith('.svg'));
const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

/** As the server finds it: the file, the page of that name, or the folder's index. */
function resolves(link: string): boolean {
  const { pathname } = new URL(link, 'https://ourela.example/');
  const clean = decodeURIComponent(pathname).replace(/\/+$/, '');
  return [clean, `${clean}.html`, `${clean}/index.html`].some((each) => isFile(join(demo, each)));
}

/** The page without what it only quotes. */
const live = (text: string) => text.replace(/<pre[\s\S]*?<\/pre>/g, '');
const all = (text: string, pattern: RegExp) =>
  [...live(text).matchAll(pattern)].map((match) => match[1] ?? match[0]);

describe('the catalogue of the demo', () => {
  it('has at least 28 products that the kit reads without a complaint', () => {
    assert.ok(products.length >= 28);
    for (const product of products) productReader()(product, product.id);
  });

  it('names every product, variant and stock-keeping unit once', () => {
    const variants = products.flatMap((each) => each.variants);
    for (const names of [
      products.map(({ id }) => id),
      variants.map(({ id }) => id),
      variants.map(({ sku }) => sku),
    ]) {
      assert.equal(new Set(names).size, names.length);
    }
  });

  it('offers every combination of its options, each once', () => {
    for (const { id, options, variants } of products) {
      const combinations = options.reduce((count, { values }) => count * values.length, 1);
      assert.equal(new Set(variants.map((each) => each.options.join('/'))).size, combinations, id);
      for (const each of variants) {
        for (const [at, value] of each.options.entries())
          assert.ok(options[at]?.values.includes(value), each.id);
      }
    }
  });

  it('never has in stock what cannot be bought, nor sells what is not there', () => {
    for (const { id, available, stock } of products.flatMap((each) => each.variants)) {
      if (stock !== undefined) assert.equal(available, stock > 0, id);
    }
  });

  it('has a picture for each image and a page for each link', () => {
    for (const { id, url, images, variants } of products) {
      assert.ok(resolves(url), url);
      assert.ok(images.length > 0, id);
      for (const image of [...images, ...variants.flatMap((each) => each.image ?? [])])
        assert.ok(resolves(image), image);
    }
  });

  it('shows what a shop meets: other currencies, reductions, long names, the last one and none left', () => {
    const some = (fits: (product: (typeof products)[number]) => boolean) =>
      assert.ok(products.some(fits), String(fits));
    some((each) => each.currency === 'JPY');
    some((each) => each.currency === 'KWD');
    some((each) => each.options.length === 0);
    some((each) => each.options.length === 2);
    some((each) => each.images.length === 5);
    some((each) => each.title.length > 150);
    some((each) => each.variants.some(({ compareAt = 0, price }) => compareAt > price));
    some((each) => each.variants.some(({ stock }) => stock === 1));
    some((each) => each.variants.some(({ stock }) => stock === undefined));
    some((each) => each.variants.every(({ available }) => !available));
    some((each) => new Set(each.variants.map(({ available }) => available)).size === 2);
  });
});

describe('the posts of the demo', () => {
  it('are read by the kit without a complaint once their products are filled in', () => {
    for (const post of posts) {
      const filled = {
        ...post,
        products: post.products.map((id) => products.find((each) => each.id === id)),
      };
      postReader((problem) => assert.fail(String(problem)))(filled, post.id);
    }
  });

  it('tag only products that they list, inside the picture', () => {
    for (const { id, media, products: listed } of posts) {
      for (const { product, x, y } of media.flatMap(({ tags }) => tags)) {
        assert.ok(listed.includes(product), `${id}: ${product}`);
        assert.ok(x >= 0 && x <= 100 && y >= 0 && y <= 100, `${id}: ${product}`);
      }
    }
  });

  it('tell the true size of their pictures, and what is on them', () => {
    for (const { src, alt, width, height } of posts.flatMap(({ media }) => media)) {
      assert.match(read(src), new RegExp(`viewBox="0 0 ${width} ${height}"`), src);
      assert.ok(alt.length > 20, src);
    }
  });
});

describe('the pictures of the demo', () => {
  it('stay under 30 kB each', () => {
    for (const name of drawn) assert.ok(statSync(join(demo, 'pictures', name)).size < 30_000, name);
  });

  it('hold drawing only: no script, style, font, raster, text or reference to elsewhere', () => {
    for (const name of drawn) {
      const text = read(`pictures/${name}`);
      assert.doesNotMatch(
        text,
        /<(script|style|text|image|foreignObject|font)\b|\son\w+=|@import|data:/i,
        name,
      );
      for (const [, target = ''] of text.matchAll(/(?:href="|url\()([^")]*)/g))
        assert.match(target, /^#/, name);
    }
  });

  it('are what the generator draws', () => {
    const made = pictures();
    assert.deepEqual([...made.keys()].sort(), drawn.toSorted());
    for (const [name, text] of made)
      assert.equal(read(`pictures/${name}`), text, `${name}: run node demo/pictures/draw/main.ts`);
  });
});

describe('the pages of the demo', () => {
  it('are what the generator writes, where they come from the catalogue', () => {
    for (const [path, text] of files())
      assert.equal(read(path), text, `${path}: run node demo/pages/main.ts`);
  });

  it('have no link to a page that is not there', () => {
    for (const { path, text } of pages) {
      const links = all(text, /\s(?:href|src)="([^"]*)"/g).filter(
        (link) => !/^(https?:|#|\/(kit|v1|sandbox)\/)/.test(link),
      );
      for (const link of links) {
        // Two addresses lead nowhere on purpose, to show an element that waits and one that fails.
        if (!/^\/data\/states\/(never|nowhere)\.json$/.test(link))
          assert.ok(resolves(link), `${path}: ${link}`);
      }
      for (const anchor of all(text, /\shref="#([^"]+)"/g))
        assert.match(text, new RegExp(`id="${anchor}"`), path);
    }
  });

  it('name only products and posts that there are', () => {
    for (const { path, text } of pages) {
      const known = (list: readonly { id: string }[], id: string) =>
        assert.ok(
          list.some((each) => each.id === id),
          `${path}: ${id}`,
        );
      for (const id of all(text, /\s(?:data-)?product="([^"]*)"/g)) known(products, id);
      for (const id of all(text, /\spost="([^"]*)"/g)) known(posts, id);
      for (const id of all(text, /\ssrc="\/v1\/posts\/([^"]*)"/g)) known(posts, id);
    }
  });

  it('run nothing and style nothing inline', () => {
    for (const { path, text } of pages) {
      assert.doesNotMatch(live(text), /<style|\sstyle=|\son[a-z]+=|javascript:/i, path);
      for (const tag of all(text, /<script\b[^>]*>/g))
        assert.match(tag, /\ssrc="\/|type="application\/(ld\+)?json"/, path);
    }
  });

  it('give every picture its words and its size', () => {
    for (const { path, text } of pages) {
      for (const tag of all(text, /<img\b[^>]*>/g)) {
        for (const name of ['alt', 'width', 'height'])
          assert.match(tag, new RegExp(`\\s${name}="`), `${path}: ${tag}`);
      }
    }
  });

  it('have language, viewport, title, description, preview, icon, skip link and landmarks', () => {
    const wanted = [
      /<html lang="\w+"/,
      /<meta name="viewport"/,
      /<title>[^<]+<\/title>/,
      /<meta name="description" content="[^"]+"/,
      /property="og:title"/,
      /property="og:image"/,
      /<link rel="icon"/,
      /<a class="skip" href="#content"/,
      /<header/,
      /<main id="content"/,
      /<footer/,
      /<nav aria-label=/,
      /<h1[ >]/,
      /href="\/kit\/1\.0\.0\/souk\.css"/,
      /src="\/kit\/1\.0\.0\/souk\.js"/,
    ];
    for (const { path, text } of pages) for (const each of wanted) assert.match(text, each, path);
  });

  it('say in their foot that no money moves', () => {
    for (const { path, text } of pages)
      assert.match(text, /<footer[\s\S]*(no money moves|لا تُنقل أي أموال)[\s\S]*<\/footer>/, path);
  });

  it('share one head and one foot in each language', () => {
    const english = pages.filter(({ text }) => text.includes('<html lang="en">'));
    const part = (text: string, tag: string) =>
      text.match(new RegExp(`<${tag} class[\\s\\S]*?</${tag}>`))?.[0];
    for (const tag of ['header', 'footer'])
      assert.equal(new Set(english.map(({ text }) => part(text, tag))).size, 1, tag);
  });

  it('leave no element empty before the script runs', () => {
    for (const { path, text } of pages) {
      for (const [tag] of live(text).matchAll(/<souk-(post|pin|board|cart)\b[^>]*>\s*<\/souk-\1>/g))
        assert.fail(`${path}: ${tag}`);
    }
  });
});
