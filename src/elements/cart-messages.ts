import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../core/cart.ts';
import { format } from '../core/money.ts';
import type { Checkout, Refusal } from '../state/checkout.ts';
import { say } from '../state/more-words.ts';
import { $settings } from '../state/settings.ts';

/** What the last press came to, in words; nothing while all is well. */
export function outcome(checkout: Checkout): string {
  switch (checkout.state) {
    case 'paid':
      return say(checkout.again ? 'alreadyPaid' : 'orderPaid');
    case 'pending':
      return say('orderPending');
    case 'expired':
      return say('orderExpired');
    case 'failed':
      return say(checkout.code === 'unreachable' ? 'offline' : 'checkoutFailed');
    case 'refused':
      return refusal(checkout.coupon, checkout.lines);
    default:
      return '';
  }
}

/** Lines speak for themselves, beside the line. */
function refusal(coupon: string | undefined, lines: readonly Refusal[]): string {
  if (coupon) return say('couponInvalid', { code: coupon });
  return lines.length ? '' : say('checkoutFailed');
}

/** What became of a line since it went into the cart. */
export function lineNote(line: Line, currency: string, note: Refusal): string {
  const { title } = line;
  if (note.reason === 'gone') return say('lineGone', { title });
  if (note.reason === 'sold_out') {
    if (!note.left) return say('lineSoldOut', { title });
    return line.quantity > note.left ? say('fewLeft', { title, n: note.left }) : '';
  }
  const [after, before] = [note.price ?? line.price, note.before ?? line.price].map((price) =>
    format(price, currency, $settings.get().locale),
  );
  return say('priceChanged', { title, after: after ?? '', before: before ?? '' });
}

/** The way without a server: each product's own page, or its Payment Link. */
export function shopLinks(lines: readonly Line[]): TemplateResult {
  const linked = lines.filter((line) => line.url);
  return html`<ul role="list">
    ${linked.map(({ url, title }) => {
      return html`<li><a class="way" part="link" href=${url as string} target="_top">${say('link', { title })}</a></li>`;
    })}
  </ul>`;
}

export function messageView(words: string, more: unknown = nothing): TemplateResult | typeof nothing {
  return words ? html`<div class="note" part="message">${words}${more}</div>` : nothing;
}
