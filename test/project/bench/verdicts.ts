/** Every figure beside its reference and the mark it is to reach. */
import type { ClientResult, PageResult } from './client.ts';
import type { ServerResult } from './server.ts';

export interface Verdict {
  figure: string;
  unit: string;
  /** Of the kit; the ones beside it were measured in the same run. */
  kit: number;
  lit?: number;
  static?: number;
  /** What others were measured at, in words. */
  reference: string;
  /** The mark in words, and whether it was reached; figures without a mark are shown for comparison. */
  mark?: string;
  reached?: boolean;
}

const round = (value: number) => Number(value.toFixed(3));

export function clientVerdicts({ pages, slow, taps }: ClientResult): Verdict[] {
  const page = (kind: PageResult['kind'], cards: number) =>
    pages.find((each) => each.kind === kind && each.cards === cards) as PageResult;
  const many = [1, 100, 1000].flatMap((cards) => pageVerdicts(cards, (kind) => page(kind, cards)));
  const line = (kind: PageResult['kind']) =>
    slow.find((each) => each.kind === kind) ?? { firstPaint: 0, ready: 0 };
  const tap = (kind: PageResult['kind']) => taps.find((each) => each.kind === kind) ?? { shown: 0, inp: 0 };
  const worst = Math.max(
    ...pages.filter(({ kind }) => kind === 'kit' || kind === 'inline').map(({ shift }) => shift),
  );
  return [
    ...slowVerdicts(line('kit'), line('inline'), line('lit'), line('static')),
    {
      ...atMost('100 cards: "add" to cart shown', 'ms', tap('kit').shown, 50),
      lit: tap('lit').shown,
      reference: 'Lit card 33, Commerce Layer 199, Shopify 415',
    },
    {
      ...atMost('100 cards: slowest "add" (INP)', 'ms', tap('kit').inp, 40),
      lit: tap('lit').inp,
      reference: 'Lit card 32, Commerce Layer 56, Shopify 224',
    },
    {
      ...atMost('layout shift, worst page', '', worst, 0),
      reference: 'Shopify 0.045, hotspot libraries 0.16',
    },
    ...many,
  ];
}

type Slow = { firstPaint: number; ready: number };

function slowVerdicts(kit: Slow, inline: Slow, lit: Slow, plain: Slow): Verdict[] {
  const ready = (name: string, own: Slow): Verdict => ({
    ...atMost(`slow 4G: buy button ready, ${name}`, 'ms', own.ready, Math.round(lit.ready * 1.15)),
    lit: lit.ready,
    static: plain.ready,
    reference: 'Lit card 700, Shopify 1700, Commerce Layer 2340',
  });
  const price: Verdict = {
    figure: 'slow 4G: price readable',
    unit: 'ms',
    kit: kit.firstPaint,
    lit: lit.firstPaint,
    static: plain.firstPaint,
    reference: 'static HTML 500 to 600',
  };
  return [price, ready('product fetched', kit), ready('product in the page', inline)];
}

function pageVerdicts(cards: number, of: (kind: PageResult['kind']) => PageResult): Verdict[] {
  const beside = (key: 'lastPrice' | 'longTasks') => ({ lit: of('lit')[key], static: of('static')[key] });
  const twice = (figure: string, unit: string, kit: number, lit: number) =>
    atMost(`${cards} cards: ${figure}`, unit, kit, lit * 2);
  const result: Verdict[] = [
    {
      figure: `${cards} cards: last price painted`,
      unit: 'ms',
      kit: of('kit').lastPrice,
      ...beside('lastPrice'),
      reference: 'Lit card of this run',
    },
  ];
  const [kit, lit] = [of('kit').heapPerCard, of('lit').heapPerCard];
  // One card says nothing about many, and on a good day has no long task at all.
  if (kit === undefined || lit === undefined) return result;
  const tasks = twice('long tasks', 'ms', of('kit').longTasks, of('lit').longTasks);
  const heap = twice('heap per card', 'B', kit, lit);
  return [
    ...result,
    { ...tasks, ...beside('longTasks'), reference: 'Lit card of this run' },
    { ...heap, lit, reference: 'Lit card of this run' },
  ];
}

export function serverVerdicts({ disk, memory, ratio }: ServerResult): Verdict[] {
  const shown = (name: keyof ServerResult['ratio'], figure: string): Verdict => ({
    figure: `${figure}: ${disk[name]} a second, by ${memory[name]} of a server that keeps nothing`,
    unit: '',
    kit: ratio[name],
    reference: 'keeps nothing 1.00, batched SQLite 0.94',
  });
  const marked = (verdict: Verdict): Verdict => ({ ...verdict, mark: '≥ 0.8', reached: verdict.kit >= 0.8 });
  return [
    shown('reads', 'reads of 20 products'),
    shown('checkouts', 'checkouts'),
    marked(shown('orders', 'orders stored durably')),
  ];
}

function atMost(figure: string, unit: string, kit: number, most: number): Omit<Verdict, 'reference'> {
  const mark = `≤ ${round(most)}`;
  return { figure, unit, kit: round(kit), mark, reached: kit <= most };
}
