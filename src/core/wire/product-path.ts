/** Apart from the other paths, since almost every page asks for products at once. */

/** Ids of one products request; a longer list is asked for in several. */
export const MOST_IDS = 200;

export const productsPath = (ids: readonly string[]) =>
  `/v1/products?ids=${ids.map(encodeURIComponent).join(',')}`;
