/** Runs inside each page, before anything else in it. Times are milliseconds since the page was asked for. */

export interface Figures {
  /** The first text is on the screen. */
  firstPaint: number;
  /** The last card in the window shows its price; those beyond it have theirs as plain HTML. */
  lastPrice: number;
  /** The first card can be put into the cart; the link, on a page without script. */
  ready: number;
  longTasks: number;
  /** When the last long task ended. */
  busyUntil: number;
  shift: number;
  /** From a tap on "add" until the cart shows it, and the longest event of that tap, for each tap. */
  taps: { shown: number; event: number }[];
}

declare global {
  interface Window {
    bench: Figures;
  }
}

/** Self-contained: it travels as text. */
export function probe(): void {
  const figures: Figures = {
    firstPaint: 0,
    lastPrice: 0,
    ready: 0,
    longTasks: 0,
    busyUntil: 0,
    shift: 0,
    taps: [],
  };
  window.bench = figures;
  const within = (element: Element | null | undefined, css: string) =>
    (element?.shadowRoot ?? element)?.querySelector(css);
  const isPriced = (card: Element) => /\d/.test(within(card, '.price')?.textContent ?? '');
  const badge = () =>
    within(document.querySelector('souk-cart, lit-cart'), '[part~=badge]')?.textContent?.trim();

  /** In a task after the frame, so after its paint. */
  const afterPaint = (then: (now: number) => void) =>
    requestAnimationFrame(() => setTimeout(() => then(performance.now())));

  /** Found once: asking for places makes the browser lay out the page. */
  let cards: Element[] = [];
  const cardsInWindow = () =>
    document.readyState === 'loading'
      ? []
      : [...document.querySelectorAll('[data-card]')].filter(
          (card) => card.getBoundingClientRect().top < innerHeight,
        );

  function look(): void {
    if (!cards.length) cards = cardsInWindow();
    const first = cards[0];
    const upgraded = first && (first.localName === 'article' || first.shadowRoot);
    const button = upgraded && within(first, first.localName === 'article' ? 'a' : '[part~=add]');
    if (button && !figures.ready) figures.ready = performance.now();
    if (upgraded && !figures.lastPrice && cards.every(isPriced)) {
      figures.lastPrice = performance.now();
      afterPaint((now) => {
        figures.lastPrice = now;
      });
    }
    if (!figures.ready || !figures.lastPrice) requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  function watchTap(event: Event): void {
    if (!event.composedPath().some((each) => each instanceof Element && each.matches('[part~=add]'))) return;
    const before = badge();
    const tap = { shown: 0, event: 0 };
    figures.taps.push(tap);
    const wait = () => {
      if (badge() === before) requestAnimationFrame(wait);
      else
        setTimeout(() => {
          tap.shown = performance.now() - event.timeStamp;
        });
    };
    requestAnimationFrame(wait);
  }
  addEventListener('click', watchTap, { capture: true });

  const observe = (
    type: string,
    take: (entry: PerformanceEntry & { value?: number; interactionId?: number }) => void,
  ) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...(type === 'event' && { durationThreshold: 16 }),
    });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') figures.firstPaint = entry.startTime;
  });
  observe('longtask', (entry) => {
    figures.longTasks += entry.duration;
    figures.busyUntil = Math.max(figures.busyUntil, entry.startTime + entry.duration);
  });
  observe('layout-shift', (entry) => {
    figures.shift += entry.value ?? 0;
  });
  observe('event', (entry) => {
    const tap = figures.taps.at(-1);
    if (tap && entry.interactionId) tap.event = Math.max(tap.event, entry.duration);
  });
}
