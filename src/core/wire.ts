/**
 * What browser and server say to each other: paths and bodies, with their
 * readers. The two meet here and nowhere else; the parts are files of their
 * own so that a page loads only those it needs.
 */
export * from './wire/catalog.ts';
export * from './wire/checkout.ts';
export * from './wire/errors.ts';
export * from './wire/paths.ts';
export * from './wire/products.ts';
