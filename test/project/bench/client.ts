/** Measures pages in Chromium, each time in a fresh profile. */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../browser.ts';
import { COUNTS, KINDS, type Kind } from './pages.ts';
import { type Figures, probe } from './probe.ts';
import { type Site, startSite } from './site.ts';
import { median } from './stats.ts';

const SLOWDOWN = 4;

/** As Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** A page has come to rest when no long task was seen for this long. Milliseconds. */
const REST = 700;
const LONGEST = 30_000;
const TAPS = 5;

export interface PageResult extends Omit<Figures, 'taps' | 'busyUntil'> {
  kind: Kind;
  cards: number;
  /** Bytes of script heap for each card beyond the first; none for one card. */
  heapPerCard?: number;
}

export interface ClientResult {
  pages: PageResult[];
  /** One card over a slow line. */
  slow: { kind: Kind; firstPaint: number; ready: number; lastPrice: number }[];
  /** "Add" on a page of 100 cards. */
  taps: { kind: Kind; shown: number; inp: number }[];
}

type Say = (text: string) => void;

interface Visit {
  figures: Figures;
  /** Bytes. */
  heap: number;
}

export async function measureClient(runs: number, say: Say): Promise<ClientResult> {
  const site = await startSite();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
  try {
    return {
      pages: await measurePages(browser, site, runs, say),
      slow: await measureSlow(browser, site, runs, say),
      taps: await measureTaps(browser, site, runs, say),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Each kind once in every round, so that what else the machine does falls on all of them alike. */
async function inTurns<K extends Kind>(
  kinds: readonly K[],
  runs: number,
  work: (kind: K) => Promise<Visit>,
): Promise<[kind: K, visits: Visit[]][]> {
  const visits = new Map<K, Visit[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round < runs; round++) {
    for (const kind of kinds) visits.get(kind)?.push(await work(kind));
  }
  return [...visits];
}

async function measurePages(browser: Browser, site: Site, runs: number, say: Say): Promise<PageResult[]> {
  const results: PageResult[] = [];
  const heapOfOne = new Map<Kind, number>();
  // The first page of a browser pays for its start.
  await visit(browser, `${site.url}/kit-1`);
  for (const cards of COUNTS) {
    say(`pages with ${cards} cards`);
    const found = await inTurns(KINDS, runs, (kind) => visit(browser, `${site.url}/${kind}-${cards}`));
    for (const [kind, visits] of found) {
      const heap = median(visits.map((each) => each.heap));
      if (cards === 1) heapOfOne.set(kind, heap);
      const perCard = Math.round((heap - (heapOfOne.get(kind) ?? 0)) / (cards - 1));
      const figures = summary(visits.map((each) => each.figures));
      results.push({ kind, cards, ...figures, ...(cards > 1 && { heapPerCard: perCard }) });
    }
  }
  return results;
}

async function measureSlow(
  browser: Browser,
  site: Site,
  runs: number,
  say: Say,
): Promise<ClientResult['slow']> {
  say('one card over a slow line');
  const found = await inTurns(KINDS, runs, (kind) => visit(browser, `${site.url}/${kind}-1`, { slow: true }));
  return found.map(([kind, visits]) => {
    const { firstPaint, ready, lastPrice } = summary(visits.map(({ figures }) => figures));
    return { kind, firstPaint, ready, lastPrice };
  });
}

async function measureTaps(
  browser: Browser,
  site: Site,
  runs: number,
  say: Say,
): Promise<ClientResult['taps']> {
  say('taps on a page with 100 cards');
  const kinds = KINDS.filter((each) => each !== 'static');
  const found = await inTurns(kinds, runs, (kind) =>
    visit(browser, `${site.url}/${kind}-100`, { taps: true }),
  );
  return found.map(([kind, visits]) => {
    const taps = visits.map(({ figures }) => figures.taps);
    return {
      kind,
      shown: Math.round(median(taps.flat().map((tap) => tap.shown))),
      inp: Math.round(median(taps.map((each) => Math.max(...each.map((tap) => tap.event))))),
    };
  });
}

async function visit(
  browser: Browser,
  url: string,
  how: { slow?: boolean; taps?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.addInitScript(probe);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    if (how.slow) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    }
    await page.goto(url, { timeout: LONGEST });
    await untilRest(page);
    if (how.taps) await tapAdd(page);
    const figures = await page.evaluate(() => window.bench);
    return { figures, heap: await heapOf(devtools) };
  } finally {
    await context.close();
  }
}

async function untilRest(page: Page): Promise<void> {
  const atRest = (rest: number) => {
    const { lastPrice, ready, busyUntil } = window.bench;
    return lastPrice > 0 && ready > 0 && performance.now() - Math.max(busyUntil, lastPrice, ready) > rest;
  };
  await page.waitForFunction(atRest, REST, { timeout: LONGEST, polling: 100 }).catch(async (cause) => {
    const found = JSON.stringify(await page.evaluate(() => window.bench));
    throw new Error(`${page.url()} shows no price or no button to press: ${found}`, { cause });
  });
}

/** Another card each time; the next tap waits until the cart shows the one before. */
async function tapAdd(page: Page): Promise<void> {
  for (let at = 0; at < TAPS; at++) {
    const button = page.locator('[data-card]').nth(at).locator('[part~=add]');
    await button.scrollIntoViewIfNeeded();
    await page.waitForTimeout(REST);
    const box = await button.boundingBox();
    // By place: a tap by name would run checks of the test tool inside the page.
    await page.touchscreen.tap((box?.x ?? 0) + 20, (box?.y ?? 0) + 15);
    await page.waitForFunction((count) => window.bench.taps.filter((tap) => tap.shown).length > count, at);
    // Event timings come in a task of their own.
    await page.waitForTimeout(300);
  }
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  for (let times = 0; times < 2; times++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

function summary(all: Figures[]): Omit<Figures, 'taps' | 'busyUntil'> {
  const of = (key: 'firstPaint' | 'lastPrice' | 'ready' | 'longTasks') =>
    Math.round(median(all.map((each) => each[key])));
  // The worst, not the median: a page that jumps once in a while does jump.
  const shift = Number(Math.max(...all.map((each) => each.shift)).toFixed(4));
  return {
    firstPaint: of('firstPaint'),
    lastPrice: of('lastPrice'),
    ready: of('ready'),
    longTasks: of('longTasks'),
    shift,
  };
}
