/** A page for each element: its states, each in a frame beside the markup that makes it. */

import { productById } from './data.ts';
import { boardStates, cartStates, pinStates, postStates, type State } from './element-states.ts';
import { escaped, type Page, pin } from './html.ts';

const ABOUT = {
  shop: 'Settings of the page: where the server is, how to check out, which language. It shows nothing itself.',
  post: 'A picture with its products: buttons on the picture, the same products as a list below it.',
  pin: 'One product that can be bought where it stands.',
  board: 'Pins and posts as a grid or a strip; also what the shopper has kept.',
  cart: 'The button with the number and the drawer behind it.',
} as const;

type Name = keyof typeof ABOUT;

function tabs(current?: Name): string {
  const links = (Object.keys(ABOUT) as Name[]).map(
    (each) =>
      `<li><a href="/elements/${each}"${each === current ? ' aria-current="page"' : ''}><code>&lt;souk-${each}&gt;</code></a></li>`,
  );
  return `<nav aria-label="Elements"><ul class="tabs">${links.join('')}</ul></nav>`;
}

function section({ id, title, note, markup, frame = '', attributes = '' }: State): string {
  return `<section class="state" aria-labelledby="${id}">
<div class="state-text">
<h2 id="${id}">${title}</h2>
<p>${note}</p>
<details><summary>Markup</summary><pre><code>${escaped(markup)}</code></pre></details>
</div>
<div class="frame${frame && ` ${frame}`}"${attributes}>
${markup}
</div>
</section>`;
}

function statePage(name: Name, states: readonly State[]): Page {
  const main = `<main id="content" class="states">
<div><h1><code>&lt;souk-${name}&gt;</code></h1>
<p>${ABOUT[name]}</p>
${tabs(name)}</div>
<div class="state-grid ${name}">
${states.map(section).join('\n')}
</div>
</main>`;
  return {
    file: `elements/${name}.html`,
    title: `<souk-${name}> and its states`,
    description: ABOUT[name],
    image: '/pictures/post-table-at-noon.svg',
    main,
  };
}

/** The settings hold for a whole page, so that each way to set them has a page. */
const SHOPS = [
  [
    'shop',
    'Redirect',
    '',
    'The normal way: “Buy now” and the cart lead to the payment page and back to the thank-you page.',
  ],
  ['shop-dialog', 'Dialog', ' checkout="dialog"', 'The payment form opens in a dialog over this page.'],
  [
    'shop-link',
    'Plain link',
    ' checkout="link"',
    'No checkout of the kit: “Buy now” is a plain link to the product page or a Payment Link.',
  ],
  [
    'shop-japanese',
    'Another language',
    ' locale="ja"',
    'Words and prices follow the setting, whatever the page is written in.',
  ],
] as const;

function shopPage([file, title, attributes, note]: (typeof SHOPS)[number]): Page {
  const shop = `<souk-shop return-url="/thank-you"${attributes}></souk-shop>`;
  const others = SHOPS.map(
    ([path, each]) =>
      `<li><a href="/elements/${path}"${path === file ? ' aria-current="page"' : ''}>${each}</a></li>`,
  );
  const sample = ['stoneware-mug', 'espadrilles'].map((id) => pin(productById(id))).join('\n');
  const main = `<main id="content" class="states">
<div><h1><code>&lt;souk-shop&gt;</code></h1>
<p>${ABOUT.shop}</p>
${tabs('shop')}
<nav aria-label="Settings"><ul class="tabs">${others.join('')}</ul></nav></div>
${section({ id: 'live', title, note: `${note} The first line stands once on the page.`, markup: sample, frame: 'goods' }).replace('<code>', `<code>${escaped(`${shop}\n\n`)}`)}
</main>`;
  return {
    file: `elements/${file}.html`,
    title: `<souk-shop>: ${title.toLowerCase()}`,
    description: note,
    image: '/pictures/post-table-at-noon.svg',
    shop,
    main,
  };
}

function overview(): Page {
  const cards = (Object.keys(ABOUT) as Name[]).map(
    (each) =>
      `<li><h2><a href="/elements/${each}"><code>&lt;souk-${each}&gt;</code></a></h2><p>${ABOUT[each]}</p></li>`,
  );
  const main = `<main id="content" class="states">
<div><h1>What this shop is made of</h1>
<p>Five elements in plain HTML. Each page shows one in its states: as it should be, while it waits, with nothing to show, when something fails, sold out, from right to left, in the dark, in little room.</p></div>
<ul class="cards">${cards.join('')}</ul>
</main>`;
  const description = 'The elements behind the shop, one page each, with all their states.';
  return {
    file: 'elements/index.html',
    title: 'The elements of Souk',
    description,
    image: '/pictures/post-table-at-noon.svg',
    main,
  };
}

export const elementPages = (): Page[] => [
  overview(),
  ...SHOPS.map(shopPage),
  statePage('post', postStates),
  statePage('pin', pinStates),
  statePage('board', boardStates),
  statePage('cart', cartStates),
];
