import { html, nothing, type TemplateResult } from 'lit';
import { type Line, MOST_PIECES } from '../core/cart.ts';
import { format } from '../core/money.ts';
import { setQuantity } from '../state/cart.ts';
import type { Refusal } from '../state/checkout.ts';
import { say } from '../state/more-words.ts';
import { $settings } from '../state/settings.ts';
import { lineNote, messageView } from './cart-messages.ts';

/** As many as most shoppers ever want; a larger number that came by a link stays in the list. */
const USUAL = 20;

export function lineView(
  line: Line,
  currency: string,
  note: Refusal | undefined,
  remove: () => void,
): TemplateResult {
  const price = (amount: number) => format(amount, currency, $settings.get().locale);
  return html`<li class="line" part="line">
    <img class="image" alt="" width="80" height="100" loading="lazy" src=${line.image ?? nothing} />
    <div>
      ${titleView(line)}${line.options ? html`<p class="soft"><bdi>${line.options}</bdi></p>` : nothing}
      ${line.quantity > 1 ? html`<p class="soft each">${line.quantity} × ${price(line.price)}</p>` : nothing}
    </div>
    <div class="price">${price(line.price * line.quantity)}</div>
    <div class="tools">
      ${quantityView(line)}
      <button class="x" aria-label=${say('remove', { title: line.title })} @click=${remove}>${TRASH}</button>
    </div>
    ${note ? messageView(lineNote(line, currency, note)) : nothing}
  </li>`;
}

const TRASH = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5m4-5v5" /></svg>`;

function titleView({ title, url }: Line): TemplateResult {
  return url
    ? html`<a class="title" href=${url}><bdi>${title}</bdi></a>`
    : html`<span class="title"><bdi>${title}</bdi></span>`;
}

function quantityView({ title, variant, quantity }: Line): TemplateResult {
  const numbers = Array.from({ length: Math.min(MOST_PIECES, Math.max(USUAL, quantity)) }, (_, at) => at + 1);
  const change = (event: Event) => setQuantity(variant, Number((event.target as HTMLSelectElement).value));
  return html`<select part="quantity" aria-label=${`${say('quantity')}: ${title}`} @change=${change}>
    ${numbers.map((n) => html`<option .selected=${n === quantity} value=${n}>${n}</option>`)}
  </select>`;
}
