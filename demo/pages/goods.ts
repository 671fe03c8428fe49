/** A page for each product, where plain links lead, and one with all of them. */
import { type Product, products } from './data.ts';
import { escaped, good, name, type Page, pin, price } from './html.ts';

const SHORT = 60;

/** Of what search engines understand, the part that we can vouch for. */
function structured(product: Product): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency: product.currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const offers = product.variants.map(({ sku, price, available }) => ({
    '@type': 'Offer',
    sku,
    price: (price / 10 ** digits).toFixed(digits),
    priceCurrency: product.currency,
    availability: `https://schema.org/${available ? 'InStock' : 'SoldOut'}`,
  }));
  const brand = { '@type': 'Brand', name: product.brand };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.text,
    image: product.images,
    brand,
    offers,
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

function facts(product: Product): string {
  const rows: [string, string][] = product.options.map(({ name, values }) => [name, values.join(', ')]);
  const left: [string, string][] =
    product.variants.length === 1 && product.variants[0].stock === 1 ? [['Left', 'One, and then none']] : [];
  const all: [string, string][] = [
    ...rows,
    ...left,
    ['Delivery', 'Two to four days'],
    ['Return', 'Thirty days, we pay the way'],
  ];
  return `<dl class="facts">${all.map(([term, said]) => `<div><dt>${term}</dt><dd>${escaped(said)}</dd></div>`).join('')}</dl>`;
}

/** The next four on the shelf. */
function beside(product: Product): string {
  const start = products.indexOf(product) + 1;
  return [...products, ...products]
    .slice(start, start + 4)
    .map(good)
    .join('\n');
}

function productPage(product: Product): Page {
  const long = product.title.length > SHORT ? ' class="long"' : '';
  const main = `<main id="content">
<div class="product">
<div class="product-text">
<p class="crumbs"><a href="/shop">All goods</a></p>
<h1${long}>${escaped(product.title)}</h1>
<p class="price">${price(product)}</p>
<p>${escaped(product.text)}</p>
${facts(product)}
</div>
${pin(product)}
</div>
<section class="section">
<div class="section-head"><h2>Beside it on the shelf</h2></div>
<div class="goods">
${beside(product)}
</div>
</section>
</main>`;
  return {
    file: `products/${product.id}.html`,
    title: `${name(product)} | Ourela`.replaceAll('&amp;', '&'),
    description: product.text,
    image: product.images[0],
    type: 'product',
    head: structured(product),
    main,
  };
}

function shopPage(): Page {
  const main = `<main id="content">
<section class="section">
<div class="section-head"><h1>All goods</h1>
<p>Everything we have, from a bar of soap to a deck chair. What is sold out stays on its shelf until it comes back.</p></div>
<souk-board>
${products.map((each) => pin(each)).join('\n')}
</souk-board>
</section>
</main>`;
  return {
    file: 'shop.html',
    title: 'All goods | Ourela',
    description:
      'Linen, stoneware, baskets and small things for the pantry: everything on the shelves of Ourela.',
    image: '/pictures/post-kitchen-shelf.svg',
    main,
  };
}

export const goodsPages = (): Page[] => [shopPage(), ...products.map(productPage)];
