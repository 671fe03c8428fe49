/** Made-up catalogues: small, and with every fault that a real one has. */

export const variant = (more: object = {}) => ({ id: 'mug-blue', options: ['Blue'], price: 1900, ...more });

export const product = (more: object = {}) => ({
  id: 'mug',
  title: 'Mug',
  currency: 'EUR',
  images: ['/mug.jpg'],
  options: [{ name: 'Colour', values: ['Blue', 'Sand'] }],
  variants: [variant()],
  ...more,
});

export const products = (...items: unknown[]) => JSON.stringify({ kind: 'products', items });

export const post = (more: object = {}) => ({
  id: 'morning',
  title: 'Morning',
  published: '2026-06-01T09:00:00Z',
  media: [{ src: '/morning.jpg', alt: 'A mug', width: 4, height: 5, tags: [{ product: 'mug', x: 1, y: 2 }] }],
  products: ['mug'],
  ...more,
});

export const posts = (...items: unknown[]) => JSON.stringify({ kind: 'posts', items });

export const shopVariant = (more: object = {}) => ({
  id: 9001,
  sku: 'SOAP-1',
  option1: 'Lemon',
  option2: null,
  option3: null,
  price: '4.50',
  compare_at_price: '5.00',
  available: true,
  featured_image: { src: 'https://cdn.example.com/lemon.jpg' },
  ...more,
});

export const shopProduct = (more: object = {}) => ({
  id: 77,
  handle: 'olive-soap',
  title: 'Olive soap',
  body_html: '<p>Made &amp; cut by hand.</p>',
  vendor: 'Ourela',
  images: [{ src: 'https://cdn.example.com/soap.jpg' }],
  options: [{ name: 'Scent', position: 1, values: ['Lemon', 'Sea'] }],
  variants: [shopVariant()],
  ...more,
});

export const shop = (...items: unknown[]) => JSON.stringify({ products: items });
