import { json, type Reader } from '../core/parse.ts';
import { fail } from './fault.ts';

/**
 * What the page wrote into the element as `<script type="application/json">`,
 * if it is there and fits. A faulty one is reported and counts as none.
 */
export function readInline<T>(host: HTMLElement, reader: Reader<T>): T | undefined {
  const script = host.querySelector(':scope > script[type="application/json"]');
  // While the page is still being parsed the text may not be complete yet.
  if (!script || (document.readyState === 'loading' && !script.nextSibling)) return undefined;
  try {
    return json(reader, script.textContent ?? '', 'inline JSON');
  } catch (error) {
    fail(host, error);
    return undefined;
  }
}
