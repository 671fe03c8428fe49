/** The fields of the pay form: labelled, with their error beside them. */
import { html } from 'hono/html';
import type { Html, View } from './page.ts';
import type { Session } from './types.ts';

interface Look {
  type?: string;
  autocomplete: string;
  value?: string;
  readonly?: boolean;
  optional?: boolean;
}

export function field(view: View, name: string, label: string, look: Look): Html {
  const { words } = view.language;
  const wrong = view.wrong.includes(name);
  const error = wrong
    ? html`<span class="error" id="${name}-error">${name === 'email' ? words.badEmail : words.needed}</span>`
    : '';
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${look.type ?? 'text'}" autocomplete="${look.autocomplete}" maxlength="300"
value="${look.value ?? view.values[name] ?? ''}" ${look.optional ? '' : 'required'} ${look.readonly ? 'readonly' : ''}
${wrong ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''}
${view.wrong[0] === name ? 'autofocus' : ''}>${error}</div>`;
}

/** Name and address, if the session ships something. */
export function shippingFields(session: Session, view: View): Html | '' {
  const countries = session.shipping_address_collection?.allowed_countries;
  if (!countries) return '';
  const { words } = view.language;
  return html`<fieldset><legend>${words.shipping}</legend>
${field(view, 'name', words.name, { autocomplete: 'shipping name' })}
${field(view, 'line1', words.line1, { autocomplete: 'shipping address-line1' })}
${field(view, 'line2', words.line2, { autocomplete: 'shipping address-line2', optional: true })}
<div class="pair">${field(view, 'postal_code', words.postal, { autocomplete: 'shipping postal-code' })}
${field(view, 'city', words.city, { autocomplete: 'shipping address-level2' })}</div>
<div class="field"><label for="country">${words.country}</label>
<select id="country" name="country" autocomplete="shipping country">${options(view, countries)}</select></div>
</fieldset>`;
}

function options(view: View, countries: readonly string[]): Html[] {
  const names = new Intl.DisplayNames([view.language.locale, 'en'], { type: 'region' });
  const sorted = countries.map((code) => ({ code, name: names.of(code) ?? code }));
  sorted.sort((a, b) => a.name.localeCompare(b.name, view.language.locale));
  return sorted.map(({ code, name }) => {
    const chosen = view.values.country === code ? 'selected' : '';
    return html`<option value="${code}" ${chosen}>${name}</option>`;
  });
}

/** Cards of the sandbox: there is no field for a real number, so that nobody types one. */
export function paymentChoice(view: View): Html {
  const { words } = view.language;
  const chosen = view.values.outcome ?? 'success';
  const choices = [
    ['success', words.success, words.successHint],
    ['decline', words.decline, words.declineHint],
    ['delayed', words.delayed, words.delayedHint],
  ] as const;
  return html`<fieldset class="methods"><legend>${words.method}</legend>
${choices.map(
  ([value, label, hint]) => html`<label class="method"><input type="radio" name="outcome" value="${value}"
${value === chosen ? 'checked' : ''}><span>${label}<small>${hint}</small></span></label>`,
)}</fieldset>`;
}
