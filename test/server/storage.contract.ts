/** What storage promises, on every database. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { sql } from 'kysely';
import { importPosts, importProducts } from '../../src/server/import.ts';
import { recordEvent } from '../../src/server/storage/events.ts';
import { openStorage } from '../../src/server/storage/open.ts';
import { findPost, listPosts } from '../../src/server/storage/posts.ts';
import { allProductIds, findProducts, publicProduct } from '../../src/server/storage/products.ts';
import { piecesOf, putBack, release, reserve, takeFree, takeHeld } from '../../src/server/storage/stock.ts';
import type { Engine } from './engines.ts';
import { hat, shirt } from './shop.ts';

const run = promisify(execFile);

export function storageContract(engine: Engine): void {
  const say = (sentence: string) => `${engine.name}: ${sentence}`;
  const filled = async () => {
    const storage = await engine.open();
    await importProducts(storage, [shirt, hat]);
    return storage;
  };

  test(say('four copies that start together make the tables once'), async () => {
    const place = await engine.place();
    const program = `
      import { openStorage } from ${JSON.stringify(import.meta.resolve('../../src/server/storage/open.ts'))};
      await (await openStorage(${JSON.stringify(place)})).close();`;
    const copies = Array.from({ length: 4 }, () =>
      run(process.execPath, ['--input-type=module', '--eval', program]),
    );
    await Promise.all(copies);
    const storage = await openStorage(place);
    const steps = await storage.db.selectFrom('souk_migrations').select('id').execute();
    assert.deepEqual(
      steps.map(({ id }) => id),
      [1],
    );
    await storage.close();
  });

  test(say('a product answers to its id, a variant id and a SKU, once and in the order asked'), async () => {
    const storage = await filled();
    const found = await findProducts(storage.db, ['HAT', 'none', 'linen-shirt-m', 'linen-shirt', 'LS-S']);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['sun-hat', 'linen-shirt'],
    );
    await storage.close();
  });

  test(say('what the public sees is the document without counts'), async () => {
    const storage = await filled();
    const [found] = await findProducts(storage.db, ['linen-shirt']);
    const variants = shirt.variants.map(({ stock, ...variant }) => variant);
    assert.deepEqual(found && publicProduct(found), { ...shirt, variants });
    await storage.close();
  });

  test(
    say('a product brought in again keeps its place and what is held, and loses old variants'),
    async () => {
      const storage = await filled();
      await reserve(storage.db, new Map([['linen-shirt-m', 3]]));
      const variants = shirt.variants.slice(1).map((each) => ({ ...each, price: 5100, stock: 50 }));
      await importProducts(storage, [{ ...shirt, title: 'Shirt', variants }]);
      const [found] = await findProducts(storage.db, ['linen-shirt', 'linen-shirt-s']);
      assert.equal(found?.title, 'Shirt');
      assert.deepEqual(
        found?.variants.map(({ id, price, left }) => [id, price, left]),
        [['linen-shirt-m', 5100, 47]],
      );
      assert.deepEqual(await allProductIds(storage.db), ['linen-shirt', 'sun-hat']);
      await storage.close();
    },
  );

  test(say('an import that fails half-way leaves nothing behind'), async () => {
    const storage = await engine.open();
    const broken = { ...hat, variants: [{ id: 'x', options: [], price: -1, available: true }] };
    await assert.rejects(importProducts(storage, [shirt, broken]));
    assert.deepEqual(await allProductIds(storage.db), []);
    await storage.close();
  });

  test(say('posts come newest first, page by page, with their products filled in'), async () => {
    const storage = await filled();
    const posts = Array.from({ length: 45 }, (_, at) => ({
      id: `post-${at}`,
      // Some share a moment, so that the page border falls between equals.
      published: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 10))).toISOString(),
      media: [],
      products: ['LS-S', hat, 'gone'],
    }));
    await importPosts(storage, posts);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listPosts(storage.db, after);
      seen.push(...page.posts.map(({ id }) => id));
      after = page.after;
    } while (after);
    assert.equal(new Set(seen).size, 45);
    assert.equal(seen.length, 45);
    assert.match(seen[0] ?? '', /^post-4\d$/);
    const post = await findPost(storage.db, 'post-7');
    assert.deepEqual(
      post?.products.map(({ id }) => id),
      ['linen-shirt', 'sun-hat'],
    );
    await storage.close();
  });

  test(say('pieces are held, given back, taken and put back, and never counted below nothing'), async () => {
    const storage = await filled();
    const stock = async () => {
      const query = storage.db.selectFrom('variants').select(['on_hand', 'reserved']);
      const row = await query.where('id', '=', 'linen-shirt-m').executeTakeFirstOrThrow();
      return [row.on_hand, row.reserved];
    };
    const pieces = piecesOf([
      { variant: 'linen-shirt-m', quantity: 15 },
      { variant: 'linen-shirt-m', quantity: 10 },
    ]);
    assert.deepEqual(await reserve(storage.db, pieces), []);
    assert.deepEqual(await stock(), [40, 25]);
    assert.deepEqual(await reserve(storage.db, pieces), ['linen-shirt-m']);
    assert.deepEqual(await takeFree(storage.db, pieces), new Set());
    assert.deepEqual(await takeHeld(storage.db, pieces), new Set(['linen-shirt-m']));
    assert.deepEqual(await stock(), [15, 0]);
    await putBack(storage.db, pieces);
    await reserve(storage.db, pieces);
    await release(storage.db, pieces);
    assert.deepEqual(await stock(), [40, 0]);
    await storage.close();
  });

  test(say('what is not counted is always there'), async () => {
    const storage = await filled();
    assert.deepEqual(await reserve(storage.db, new Map([['sun-hat-1', 1_000_000]])), []);
    const [found] = await findProducts(storage.db, ['sun-hat']);
    assert.equal(found?.variants[0]?.available, true);
    await storage.close();
  });

  test(say('an event is new once, whoever asks at the same time'), async () => {
    const storage = await engine.open();
    const event = { id: 'evt_1', type: 'x', object: 'y', received_at: 1 };
    const record = () => storage.transaction((tx) => recordEvent(tx, event));
    const answers = await Promise.all(Array.from({ length: 50 }, record));
    assert.equal(answers.filter(Boolean).length, 1);
    await storage.close();
  });

  test(say('a transaction is run again when the database asks, five times at most'), async () => {
    const storage = await engine.open();
    for (const [code, tries] of [
      ['40001', 3],
      ['40P01', 3],
      ['40001', 9],
    ] as const) {
      let runs = 0;
      const work = storage.transaction(async () => {
        if (++runs < tries) throw Object.assign(new Error('conflict'), { code });
        return runs;
      });
      if (tries < 5) assert.equal(await work, tries);
      else await assert.rejects(work, { code });
      assert.equal(runs, Math.min(tries, 5));
    }
    await storage.close();
  });

  test(say('a failed transaction leaves nothing behind and blocks nobody'), async () => {
    const storage = await filled();
    const fails = storage.transaction(async (tx) => {
      await reserve(tx, new Map([['linen-shirt-s', 1]]));
      throw new Error('changed my mind');
    });
    await assert.rejects(fails, /changed my mind/);
    assert.deepEqual(await reserve(storage.db, new Map([['linen-shirt-s', 1]])), []);
    await storage.close();
  });

  test(say('any text goes in and comes out byte for byte'), async () => {
    const storage = await engine.open();
    const awkward = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
      fc.constantFrom(`'; drop table products; --`, '$1', '?', '\\', '"', '%_', '🛒', 'ش', '\u202e', ' '),
    );
    // PostgreSQL keeps no NUL; the readers take it out before anything is kept.
    const kept = awkward.map((text) => text.replaceAll('\0', ''));
    const property = fc.asyncProperty(kept, async (text) => {
      const id = 'evt_1';
      await storage.db
        .insertInto('stripe_events')
        .values({ id, type: text, object: text, received_at: 1 })
        .execute();
      const row = await storage.db.selectFrom('stripe_events').selectAll().executeTakeFirst();
      await storage.db.deleteFrom('stripe_events').execute();
      assert.equal(row?.type, text);
    });
    await fc.assert(property, { numRuns: 200 });
    await storage.close();
  });

  test(say('large amounts and times stay exact numbers'), async () => {
    const storage = await filled();
    const large = 99_999_999_99;
    await storage.db.updateTable('variants').set({ price: large }).where('id', '=', 'sun-hat-1').execute();
    const { rows } = await sql<{ price: number }>`select price from variants where id = 'sun-hat-1'`.execute(
      storage.db,
    );
    assert.strictEqual(rows[0]?.price, large);
    await storage.close();
  });
}
