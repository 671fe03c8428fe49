/** What is sold, at which price, and what the order holds, on every database. */
import assert from 'node:assert/strict';
import { importProducts } from '../../src/server/import.ts';
import type { Engine } from './engines.ts';
import { hat, line, ORIGIN, sessionsAt, statusOf, trialsOn } from './shop.ts';

export function saleContract(engine: Engine): void {
  const trial = trialsOn(engine);

  trial('a purchase becomes an order with its lines, sums, post and cart', async (shop) => {
    const lines = [{ ...line('linen-shirt-s', 4900), post: 'lisbon' }, line('sun-hat-1', 2900, 2, 'sun-hat')];
    const answer = await shop.checkout({ cart: 'c1', post: 'beach', share: 's1', lines, locale: 'pt-BR' });
    assert.equal(answer.status, 200, JSON.stringify(answer));
    assert.equal(answer.publishableKey, shop.sandbox.publishableKey);
    assert.match(answer.url ?? '', /^http:\/\/shop\.test\/sandbox\/pay\//);
    assert.equal(await statusOf(shop, answer.session), 'open');
    await shop.sandbox.pay(answer.session, { outcome: 'success', email: 'ana@example.com' });
    assert.equal(await statusOf(shop, answer.session), 'paid');
    const order = await shop.order(answer.session);
    const { cart, post, share, currency, total, subtotal, email, state } = order ?? {};
    assert.deepEqual(
      { cart, post, share, currency, total, subtotal, email, state },
      {
        cart: 'c1',
        post: 'beach',
        share: 's1',
        currency: 'EUR',
        total: 10_700,
        subtotal: 10_700,
        email: 'ana@example.com',
        state: 'paid',
      },
    );
    assert.deepEqual(
      order?.lines.map(({ variant, title, quantity, price, post }) => [
        variant,
        title,
        quantity,
        price,
        post,
      ]),
      [
        ['linen-shirt-s', 'Linen shirt, S', 1, 4900, 'lisbon'],
        ['sun-hat-1', 'Sun hat', 2, 2900, null],
      ],
    );
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
    assert.deepEqual(await shop.stock('sun-hat-1'), { on_hand: null, reserved: 0 });
  });

  trial('Stripe is told the cart, the post and the share on session and payment', async (shop) => {
    const { session } = await shop.checkout({ cart: 'c1', post: 'beach', share: 's1', locale: 'de-AT' });
    await shop.sandbox.pay(session);
    const expand = ['payment_intent'];
    const found = await shop.deps.stripe.checkout.sessions.retrieve(session, { expand });
    const payment = found.payment_intent as { metadata: object };
    assert.deepEqual(found.metadata, {
      checkout: found.client_reference_id,
      cart: 'c1',
      post: 'beach',
      share: 's1',
    });
    assert.deepEqual(payment.metadata, found.metadata);
    assert.equal(found.locale, 'de');
    assert.equal(found.success_url, `${ORIGIN}/blog/lisbon?from=mail&souk_session={CHECKOUT_SESSION_ID}#buy`);
    assert.equal(found.cancel_url, `${ORIGIN}/blog/lisbon?from=mail&souk_cancelled=1#buy`);
  });

  trial('the dialog gets a client secret and no address to leave for', async (shop) => {
    const answer = await shop.checkout({ mode: 'dialog' });
    assert.match(answer.clientSecret ?? '', /^cs_test_.+_secret_/);
    assert.equal(answer.url, undefined);
    const found = await shop.deps.stripe.checkout.sessions.retrieve(answer.session);
    assert.equal(found.redirect_on_completion, 'if_required');
    assert.match(found.return_url ?? '', /souk_session=\{CHECKOUT_SESSION_ID\}#buy$/);
  });

  trial('what Stripe refuses is not held', async (shop) => {
    await importProducts(shop.storage, [
      { ...hat, variants: [{ ...hat.variants[0], price: 7, stock: 1 }] } as typeof hat,
    ]);
    const answer = await shop.checkout({ lines: [line('sun-hat-1', 7, 1, 'sun-hat')] });
    assert.deepEqual([answer.status, answer.error?.code], [503, 'stripe_unavailable']);
    assert.doesNotMatch(JSON.stringify(answer), /must add up/);
    assert.deepEqual(await shop.stock('sun-hat-1'), { on_hand: 1, reserved: 0 });
  });

  trial('changed prices are said line by line and not charged', async (shop) => {
    const lines = [line('linen-shirt-m', 4000), line('sun-hat-1', 2900, 1, 'sun-hat')];
    const answer = await shop.checkout({ lines });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'price_changed']);
    assert.deepEqual(answer.error?.lines, [
      { variant: 'linen-shirt-m', reason: 'price_changed', price: 4900 },
    ]);
    assert.deepEqual(await sessionsAt(shop), []);
  });

  trial('too few and gone are said line by line', async (shop) => {
    const lines = [
      line('linen-shirt-s', 4900, 2),
      line('linen-shirt-xl', 4900),
      line('sun-hat-1', 2900, 1, 'linen-shirt'),
      line('linen-shirt-m', 4900),
    ];
    const answer = await shop.checkout({ lines });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'sold_out']);
    assert.deepEqual(answer.error?.lines, [
      { variant: 'linen-shirt-s', reason: 'sold_out', left: 1 },
      { variant: 'linen-shirt-xl', reason: 'gone' },
      { variant: 'sun-hat-1', reason: 'gone' },
    ]);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
  });

  trial('two lines of one variant count together', async (shop) => {
    const lines = [
      { ...line('linen-shirt-s', 4900), post: 'a' },
      { ...line('linen-shirt-s', 4900), post: 'b' },
    ];
    assert.equal((await shop.checkout({ lines })).error?.code, 'sold_out');
  });

  trial('another currency than the one shown is never charged', async (shop) => {
    const answer = await shop.checkout({ currency: 'USD' });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'currency_changed']);
  });

  trial('a declined card leaves the session open', async (shop) => {
    const { session } = await shop.checkout();
    await assert.rejects(shop.sandbox.pay(session, { outcome: 'decline' }));
    assert.equal(await statusOf(shop, session), 'open');
    await shop.sandbox.pay(session);
    assert.equal(await statusOf(shop, session), 'paid');
  });

  trial(
    'a code takes its part off, an unknown one is refused before anything is held',
    async (shop) => {
      const answer = await shop.checkout({ coupon: 'SUMMER' });
      await shop.sandbox.pay(answer.session);
      const { subtotal, discount, total } = (await shop.order(answer.session)) ?? {};
      assert.deepEqual([subtotal, discount, total], [4900, 490, 4410]);
      const refused = await shop.checkout({ coupon: 'WINTER', lines: [line('linen-shirt-m', 4900)] });
      assert.deepEqual([refused.status, refused.error?.code], [409, 'coupon_invalid']);
      assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
    },
    { sandbox: { promotionCodes: [{ code: 'SUMMER', percentOff: 10 }] } },
  );

  trial(
    'an order that costs nothing is an order',
    async (shop) => {
      const { session } = await shop.checkout({ coupon: 'GIFT' });
      await shop.sandbox.pay(session, { outcome: 'no_payment' });
      assert.equal((await shop.order(session))?.total, 0);
      assert.equal(await statusOf(shop, session), 'paid');
    },
    { sandbox: { promotionCodes: [{ code: 'GIFT', percentOff: 100 }] } },
  );
}
