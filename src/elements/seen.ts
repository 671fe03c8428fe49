import { SoukEvent } from './fault.ts';

/** The element has come into view for the first time. */
export class SeenEvent extends SoukEvent {
  constructor() {
    super('souk-seen');
  }
}

let watcher: IntersectionObserver | undefined;

/** Sends `souk-seen` from the element once, when it first reaches the middle half of the window. */
export function tellSeen(host: HTMLElement): void {
  // One observer for all: a page may hold a thousand pins.
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher?.unobserve(target);
        target.dispatchEvent(new SeenEvent());
      }
    },
    // The middle half: also a picture larger than the window gets there.
    { rootMargin: '-25% 0px' },
  );
  watcher.observe(host);
}
