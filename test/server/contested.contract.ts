/** Many buyers, few pieces: through the checkout handler, over the sandbox, on a real database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCrowd } from './crowd.ts';
import type { Engine } from './engines.ts';
import { type Answer, hat, line, openShop, type Shop, shirt } from './shop.ts';

const BUYERS = 200;
const ROUNDS = 100;

const crowd = (shop: Shop, buyers: number, change: (buyer: number) => object = () => ({})) =>
  Promise.all(Array.from({ length: buyers }, (_, buyer) => shop.checkout(change(buyer))));

const winners = (answers: Answer[]) => answers.filter(({ status }) => status === 200);

function assertRefused(answers: Answer[], count: number) {
  const refused = answers.filter(({ status, error }) => status === 409 && error?.code === 'sold_out');
  assert.equal(refused.length, count, JSON.stringify(answers.find(({ status }) => status !== 200)));
}

export function contested(engine: Engine): void {
  test(`${engine.name}: of 200 buyers of the last one, one gets it, in each of 100 rounds`, async () => {
    const { rounds, orders } = await runCrowd({
      place: await engine.place(),
      buyers: BUYERS,
      rounds: ROUNDS,
    });
    const wanted = { sessions: 1, soldOut: BUYERS - 1, stock: { on_hand: 0, reserved: 0 } };
    assert.deepEqual(rounds, Array(ROUNDS).fill(wanted));
    assert.deepEqual(orders, Array(ROUNDS).fill({ state: 'paid', state_reason: null }));
  });

  test(`${engine.name}: 10 pieces go to 10 of 100 buyers`, async () => {
    const [small, large] = shirt.variants as [(typeof shirt.variants)[0], (typeof shirt.variants)[0]];
    const products = [{ ...shirt, variants: [{ ...small, stock: 10 }, large] }];
    const shop = await openShop({ storage: await engine.open(), products });
    const answers = await crowd(shop, 100);
    assert.equal(winners(answers).length, 10);
    assertRefused(answers, 90);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 10, reserved: 10 });
    await shop.close();
  });

  test(`${engine.name}: carts with the same goods in opposite order do not block each other`, async () => {
    const [small, large] = shirt.variants as [(typeof shirt.variants)[0], (typeof shirt.variants)[0]];
    const products = [
      {
        ...shirt,
        variants: [
          { ...small, stock: 60 },
          { ...large, stock: 60 },
        ],
      },
      hat,
    ];
    const shop = await openShop({ storage: await engine.open(), products });
    const there = [line('linen-shirt-s', 4900), line('linen-shirt-m', 4900)];
    const answers = await crowd(shop, 60, (buyer) => ({ lines: buyer % 2 ? there : there.toReversed() }));
    assert.equal(winners(answers).length, 60);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 60, reserved: 60 });
    await shop.close();
  });
}
