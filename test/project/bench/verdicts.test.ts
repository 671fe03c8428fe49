import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientResult, PageResult } from './client.ts';
import { COUNTS, KINDS, type Kind, pageOf } from './pages.ts';
import { median } from './stats.ts';
import { clientVerdicts, serverVerdicts } from './verdicts.ts';

/** Pages on which the kit takes `times` what a Lit card takes. */
function measured(times: number): ClientResult {
  const own = (kind: Kind) => (kind === 'kit' || kind === 'inline' ? times : 1);
  const pages = KINDS.flatMap((kind) =>
    COUNTS.map((cards): PageResult => {
      const value = 100 * own(kind);
      const rest = { firstPaint: 90, lastPrice: value, ready: value, longTasks: value, shift: 0 };
      return { kind, cards, ...rest, ...(cards > 1 && { heapPerCard: value }) };
    }),
  );
  const slow = KINDS.map((kind) => ({ kind, firstPaint: 500, ready: 700 * own(kind), lastPrice: 700 }));
  const taps = KINDS.map((kind) => ({ kind, shown: 30 * own(kind), inp: 32 * own(kind) }));
  return { pages, slow, taps };
}

const failed = (result: ClientResult) =>
  clientVerdicts(result)
    .filter(({ reached }) => reached === false)
    .map(({ figure }) => figure);

test('a kit as fast as the Lit card reaches every mark', () => {
  assert.deepEqual(failed(measured(1)), []);
  assert.equal(clientVerdicts(measured(1)).filter(({ mark }) => mark).length, 9);
});

test('a kit three times as slow reaches none but the layout shift', () => {
  const marked = clientVerdicts(measured(3)).filter(({ mark }) => mark);
  assert.deepEqual(
    marked.filter(({ reached }) => reached).map(({ figure }) => figure),
    ['layout shift, worst page'],
  );
});

test('a single page that jumps is seen', () => {
  const result = measured(1);
  const [page] = result.pages.filter(({ kind }) => kind === 'inline');
  assert.ok(page);
  page.shift = 0.001;
  assert.deepEqual(failed(result), ['layout shift, worst page']);
});

test('orders on disk are held to four fifths of a server that keeps nothing', () => {
  const rates = { reads: 100, checkouts: 100, orders: 100 };
  const at = (orders: number) => ({ disk: rates, memory: rates, ratio: { ...rates, orders } });
  const reached = (orders: number) => serverVerdicts(at(orders)).find(({ mark }) => mark)?.reached;
  assert.deepEqual([reached(0.8), reached(0.79)], [true, false]);
});

test('the median is the middle, or the mean of the two', () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3]), median([7]), median([])], [2, 2.5, 7, 0]);
});

test('all pages show the same goods', () => {
  for (const kind of KINDS) {
    const page = pageOf(kind, 3, '/kit/1/souk.js');
    assert.equal(page.match(/data-card/g)?.length, 3);
    for (const price of ['€49.00', '€49.01', '€49.02']) assert.ok(page.includes(price), `${kind} ${price}`);
  }
});
