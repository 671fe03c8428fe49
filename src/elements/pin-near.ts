/** Elements that wait to come near the view, and what they do then. */
const waiting = new WeakMap<Element, () => void>();

let watcher: IntersectionObserver | undefined;

/** Calls `work` once, half a view ahead, so that nobody sees it happen. Gives what ends the waiting. */
export function whenNear(element: Element, work: () => void): () => void {
  // One observer for all: a page may hold a thousand pins.
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher?.unobserve(target);
        waiting.get(target)?.();
      }
    },
    { rootMargin: '50%' },
  );
  waiting.set(element, work);
  watcher.observe(element);
  return () => watcher?.unobserve(element);
}
