/**
 * What the shopper asked us to keep, on their device: how it is read. Writing
 * is in keep.ts. A browser that refuses leaves us with memory; nothing here throws.
 */
import { atom } from 'nanostores';
import { $settings } from './settings.ts';

/** False once the browser would not keep something. */
export const $kept = atom(true);

/** One shop's data never meets another's; `1` is the version of the shape. */
export function keyOf(name: string): string {
  return `souk:1:${$settings.get().server ?? location.origin}:${name}`;
}

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Calls `changed` when another tab wrote, and when the page comes back from the back/forward cache. */
export function onOutsideChange(name: string, changed: () => void): void {
  window.addEventListener('storage', (event) => {
    // A null key means that everything was cleared.
    if (event.key === null || event.key === keyOf(name)) changed();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) changed();
  });
}
