/** The choice of size, colour and the like. */
import { html, type TemplateResult } from 'lit';
import { canChoose, findVariant, type Product, type Variant } from '../core/product.ts';
import { say } from '../state/more-words.ts';

/** A choice for each option; `choose` is told the id of the variant. */
export function options(
  product: Product,
  { options: chosen }: Variant,
  choose: (variant: string | undefined) => void,
): TemplateResult[] {
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
