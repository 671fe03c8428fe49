/** What every element may have to say: that something went wrong. */
import { codeOf } from '../core/errors.ts';
import { report } from '../state/report.ts';

/** Base of all events of the kit: they bubble, also out of shadow roots. */
export class SoukEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** Something went wrong; the shopper sees a quiet fallback. `code` is stable. */
export class SoukErrorEvent extends SoukEvent {
  readonly code: string;
  constructor(code: string) {
    super('souk-error');
    this.code = code;
  }
}

/** Tells listeners by event and the developer by one console warning; the host page sees no exception. */
export function fail(target: EventTarget, error: unknown): void {
  const code = codeOf(error);
  report(code, error instanceof Error ? error.message : String(error));
  target.dispatchEvent(new SoukErrorEvent(code));
}
