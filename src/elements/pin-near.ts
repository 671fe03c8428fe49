/** Elements that wait to come near the view. */
interface Comer extends Element {
  approach(): void;
}

let watcher: IntersectionObserver | undefined;

/** Calls `approach` once, half a view ahead, so that nobody sees what it does. */
export function whenNear(element: Comer): void {
  // One observer for all: a page may hold a thousand pins.
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        forgetNear(target);
        (target as Comer).approach();
      }
    },
    { rootMargin: '50%' },
  );
  watcher.observe(element);
}

export function forgetNear(element: Element): void {
  watcher?.unobserve(element);
}
