/** What the tests of pin and board share. */
import { nextFrame } from '@open-wc/testing';
import type { SoukPin } from '../../src/elements/pin.ts';

export const inside = (pin: Element, selector: string) =>
  pin.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

export const part = (pin: Element, name: string) => inside(pin, `[part="${name}"]`) as HTMLElement;

/** The words a shopper gets, without runs of blanks. */
export const words = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Waits for what must come; the test's own time limit ends a wait in vain. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await nextFrame();
}

/** The pin, once all of it is there. */
export async function shown(pin: SoukPin): Promise<SoukPin> {
  await until(() => !!inside(pin, '[part="save"]'));
  return pin;
}

/** The events of this type from now on. */
export function count(target: EventTarget, type: string): Event[] {
  const events: Event[] = [];
  target.addEventListener(type, (event) => events.push(event));
  return events;
}

/** A picture that needs no network. */
export const pictureOf = (fill: string) =>
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 5'><path fill='${fill}' d='M0 0h4v5H0z'/></svg>`;
