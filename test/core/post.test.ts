import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ParseError } from '../../src/core/parse.ts';
import { MOST_TAGS, type Post, postReader } from '../../src/core/post.ts';
import { post, product, variant } from './import/fixtures.ts';

const full = (more: object = {}) => post({ products: [product()], ...more });

function read(given: unknown): { post: Post; fields: string[] } {
  const fields: string[] = [];
  return { post: postReader(({ field }) => fields.push(field))(given, 'post'), fields };
}

const tagged = (...tags: unknown[]) => full({ media: [{ src: '/a.jpg', alt: 'a', tags }] });

test('reads a post with its products', () => {
  const { post: found, fields } = read(full());
  assert.deepEqual(fields, []);
  assert.equal(found.products[0]?.id, 'mug');
  assert.deepEqual(found.media[0], {
    type: 'image',
    src: '/morning.jpg',
    alt: 'A mug',
    width: 4,
    height: 5,
    tags: [{ product: 'mug', x: 1, y: 2 }],
  });
});

test('a tag outside the picture is brought to its edge', () => {
  const { post: found, fields } = read(
    tagged({ product: 'mug', x: -20, y: 140 }, { product: 'mug', x: 1e300, y: 0 }),
  );
  assert.deepEqual(found.media[0]?.tags, [
    { product: 'mug', x: 0, y: 100 },
    { product: 'mug', x: 100, y: 0 },
  ]);
  assert.deepEqual(fields, []);
});

test('a tag without a readable place costs itself', () => {
  const bad = [{ x: '12%', y: 5 }, { x: Number.NaN, y: 5 }, { x: null, y: 5 }, { y: 5 }].map((place) => ({
    product: 'mug',
    ...place,
  }));
  const { post: found, fields } = read(tagged(...bad, { product: 'mug', x: 9, y: 9 }));
  assert.deepEqual(found.media[0]?.tags, [{ product: 'mug', x: 9, y: 9 }]);
  assert.equal(fields.length, 4);
  assert.equal(fields[0], 'post.media[0].tags[0].x');
});

test(`of ten thousand tags ${MOST_TAGS} stay, and it is said once`, () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ product: `p${at}`, x: at % 100, y: 5 }));
  const { post: found, fields } = read(tagged(...many));
  assert.equal(found.media[0]?.tags.length, MOST_TAGS);
  assert.deepEqual(fields, ['post.media[0].tags']);
});

test('a faulty picture or product costs itself, the rest is shown', () => {
  const media = [{ src: 'javascript:alert(1)' }, { src: '/b.jpg' }];
  const { post: found, fields } = read(
    full({ media, products: [product({ title: 5 }), product({ id: 'b' })] }),
  );
  assert.deepEqual(
    found.media.map(({ src, alt, tags }) => [src, alt, tags]),
    [['/b.jpg', '', []]],
  );
  assert.deepEqual(
    found.products.map((each) => each.id),
    ['b'],
  );
  assert.deepEqual(fields, ['post.media[0].src', 'post.products[0].title']);
});

test('a faulty variant inside a post costs itself', () => {
  const { post: found } = read(
    full({ products: [product({ variants: [variant({ price: '1' }), variant({ id: 'b' })] })] }),
  );
  assert.deepEqual(
    found.products[0]?.variants.map((each) => each.id),
    ['b'],
  );
});

test('what is nice to have is left out when it cannot be read', () => {
  const { post: found } = read(
    full({ title: 7, text: 'x'.repeat(10_001), author: { name: '' }, published: 7 }),
  );
  const { title, text, author, published } = found;
  assert.deepEqual([title, text, author, published], [undefined, undefined, undefined, undefined]);
  const sized = read(full({ media: [{ src: '/a.jpg', width: '100%', height: -1 }] })).post.media[0];
  assert.deepEqual([sized?.width, sized?.height], [undefined, undefined]);
});

test('a tie that cannot be read refuses the post: it must not show as no advertisement', () => {
  for (const disclosure of [{ kind: 'friend' }, { kind: 'gifted', by: 7 }, 'ad', true]) {
    assert.throws(() => read(full({ disclosure })), ParseError);
  }
  assert.deepEqual(read(full({ disclosure: { kind: 'gifted', by: 'Ourela' } })).post.disclosure, {
    kind: 'gifted',
    by: 'Ourela',
  });
});

test('what is no post is refused with its field', () => {
  for (const bad of [null, [], 'post', {}, full({ id: 'a b' }), full({ media: 'a.jpg' })]) {
    assert.throws(() => read(bad), ParseError);
  }
});
