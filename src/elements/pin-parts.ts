/** Parts of a pin that are made from the product alone. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../core/money.ts';
import { canChoose, findVariant, type Product, type Variant } from '../core/product.ts';
import { $saved, toggleSaved } from '../state/saved.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';

const HEART = 'M12 20S4 15 4 9.3A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 1.8C20 15 12 20 12 20Z';

export function heart({ id, title }: Product): TemplateResult {
  return html`<button
    class="over save"
    part="save"
    aria-label=${say('save', { title })}
    aria-pressed=${$saved.get().includes(id)}
    @click=${() => toggleSaved(id)}
  >
    <svg viewBox="0 0 24 24"><path d=${HEART} /></svg>
  </button>`;
}

export function price({ currency }: Product, { price, compareAt }: Variant): TemplateResult {
  const inWords = (amount: number) => format(amount, currency, $settings.get().locale);
  const before = compareAt && inWords(compareAt);
  return html`${inWords(price)}
  ${before ? html`<s aria-hidden="true">${before}</s><span class="hidden">${say('before', { price: before })}</span>` : nothing}`;
}

export function quantity(): TemplateResult {
  return html`<label class="quantity"
    ><span>${say('quantity')}</span><input part="quantity" type="number" min="1" max="99" value="1"
  /></label>`;
}

/** A choice for each option; `choose` is told the id of the variant. */
export function options(
  product: Product,
  variant: Variant,
  choose: (variant: string | undefined) => void,
): TemplateResult[] {
  const chosen = variant.options;
  return product.options.map(({ name, values }, at) => {
    const mark = (value: string) => (canChoose(product, chosen, at, value) ? '' : ` – ${say('soldOut')}`);
    const take = ({ target }: Event) =>
      choose(variantWith(product, chosen, at, (target as HTMLSelectElement).value)?.id);
    return html`<label
      ><span>${name}</span
      ><select part="option" @change=${take}>
        ${values.map(
          (value) =>
            html`<option value=${value} .selected=${value === chosen[at]}>${value}${mark(value)}</option>`,
        )}
      </select></label
    >`;
  });
}

/** Where the combination does not exist, the other choices follow, to one that can be bought if there is any. */
function variantWith(
  product: Product,
  chosen: readonly string[],
  at: number,
  value: string,
): Variant | undefined {
  const having = product.variants.filter(({ options }) => options[at] === value);
  return (
    findVariant(product, chosen.with(at, value)) ?? having.find(({ available }) => available) ?? having[0]
  );
}
