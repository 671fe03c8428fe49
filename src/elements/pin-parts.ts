/** Parts of a pin that are made from the product alone. */
import { html, nothing, type TemplateResult } from 'lit';
import { format } from '../core/money.ts';
import { canChoose, findVariant, type Product, type Variant } from '../core/product.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';

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
