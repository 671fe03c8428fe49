/** The pay page as HTML; it works without script, in a page of its own or in a frame. */
import { html } from 'hono/html';
import { price } from './currency.ts';
import { field, paymentChoice, shippingFields } from './page-fields.ts';
import { fill, type Language } from './page-words.ts';
import type { LineItem, Session, SessionRecord } from './types.ts';

export type Html = ReturnType<typeof html>;

/** Where the page stands, beyond what the session says. */
export interface View {
  language: Language;
  embedded: boolean;
  /** What the buyer has typed. */
  values: Record<string, string>;
  /** Names of fields that are wrong. */
  wrong: readonly string[];
  /** The bank said no. */
  declined?: boolean;
  badCode?: boolean;
  /** What is known of the goods beyond the line: a picture, and words such as size and colour. */
  goods: (line: LineItem) => { image?: string | undefined; note?: string | null | undefined };
}

function shell(view: View, title: string, state: string, body: Html): Html {
  const { words, lang, dir } = view.language;
  const script = view.embedded ? html`<script src="frame.js" defer></script>` : '';
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
${script}
</head>
<body data-state="${state}" class="${view.embedded ? 'embedded' : 'hosted'}">
<header class="sandbox"><strong>${words.sandbox}</strong> <span>${words.explain}</span></header>
${body}
</body>
</html>`;
}

/** The order and the form. */
export function payPage(record: SessionRecord, view: View): Html {
  const { session } = record;
  const { words, locale } = view.language;
  const total = price(session.amount_total, session.currency, locale);
  const title = fill(words.title, { total });
  const state = view.declined ? 'declined' : 'open';
  const body = html`<main>
<section class="summary" aria-labelledby="order">
${backLink(session, view)}
<h1>${session.amount_total === 0 ? words.confirm : title}</h1>
<h2 id="order">${words.order}</h2>
<ul class="lines">${record.lines.map((line) => lineItem(line, view))}</ul>
${sums(session, view)}
${codeForm(session, view)}
</section>
${payForm(session, view, total)}
</main>`;
  return shell(view, title, state, body);
}

function backLink(session: Session, view: View): Html | '' {
  if (!session.cancel_url) return '';
  return html`<p><a class="back" href="${session.cancel_url}">${view.language.words.cancel}</a></p>`;
}

function lineItem(line: LineItem, view: View): Html {
  const { words, locale } = view.language;
  const { image, note } = view.goods(line);
  const picture = image
    ? html`<img src="${image}" alt="" width="56" height="56" referrerpolicy="no-referrer" loading="lazy">`
    : html`<span class="blank" aria-hidden="true"></span>`;
  return html`<li>${picture}
<span class="what">${line.description}${note ? html`<small>${note}</small>` : ''}
<small>${fill(words.quantity, { count: line.quantity })}</small></span>
<span class="amount">${price(line.amount_subtotal, line.currency, locale)}</span></li>`;
}

function sums(session: Session, view: View): Html {
  const { words, locale } = view.language;
  const show = (amount: number) => price(amount, session.currency, locale);
  const off = session.total_details.amount_discount;
  const discount = off
    ? html`<div><dt>${words.subtotal}</dt><dd>${show(session.amount_subtotal)}</dd></div>
<div class="discount"><dt>${words.discount}</dt><dd>${show(-off)}</dd></div>`
    : '';
  return html`<dl class="sums">${discount}
<div class="total"><dt>${words.total}</dt><dd>${show(session.amount_total)}</dd></div></dl>`;
}

function codeForm(session: Session, view: View): Html | '' {
  if (!session.allow_promotion_codes) return '';
  const { words } = view.language;
  const error = view.badCode ? html`<p class="error" id="code-error" role="alert">${words.badCode}</p>` : '';
  return html`<form class="code" method="post">
<label for="code">${words.code}</label>
<span class="row"><input id="code" name="code" required maxlength="100" autocomplete="off" autocapitalize="characters"
value="${view.values.code ?? ''}" ${view.badCode ? html`aria-invalid="true" aria-describedby="code-error"` : ''}>
<button class="quiet">${words.apply}</button></span>
${error}</form>`;
}

function payForm(session: Session, view: View, total: string): Html {
  const { words } = view.language;
  const free = session.amount_total === 0;
  const phone = (session.phone_number_collection as { enabled: boolean }).enabled;
  const email = session.customer_email ?? view.values.email ?? '';
  const settled = session.customer_email !== null;
  return html`<form class="pay" method="post" novalidate>
${alert(view)}
<fieldset><legend>${words.contact}</legend>
${field(view, 'email', words.email, { type: 'email', autocomplete: 'email', value: email, readonly: settled })}
${phone ? field(view, 'phone', words.phone, { type: 'tel', autocomplete: 'tel' }) : ''}
</fieldset>
${shippingFields(session, view)}
${free ? '' : paymentChoice(view)}
<button class="submit">${free ? words.confirm : fill(words.pay, { total })}</button>
</form>`;
}

function alert(view: View): Html | '' {
  const { words } = view.language;
  if (view.declined) return html`<p class="error" role="alert" tabindex="-1" autofocus>${words.declined}</p>`;
  return view.wrong.length ? html`<p class="error" role="alert">${words.check}</p>` : '';
}

/** A page with nothing to do but leave. */
export function endPage(view: View, state: 'complete' | 'expired' | 'missing', back: string | null): Html {
  const { words } = view.language;
  const [title, text] = {
    complete: [words.done, words.doneText],
    expired: [words.expired, words.expiredText],
    missing: [words.missing, words.missingText],
  }[state] as [string, string];
  const link = back && !view.embedded ? html`<p><a class="back" href="${back}">${words.cancel}</a></p>` : '';
  return shell(view, title, state, html`<main class="end"><h1>${title}</h1><p>${text}</p>${link}</main>`);
}
