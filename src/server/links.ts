/** Relative links in documents belong to this server, whatever page on whatever origin shows them. */
import type { Media, Post } from '../core/post.ts';
import type { Product, Variant } from '../core/product.ts';
import { safeUrl } from '../core/url.ts';

export function productAt(origin: string, product: Product): Product {
  const { url, images, variants } = product;
  return {
    ...product,
    ...link(origin, 'url', url),
    images: images.flatMap((each) => safeUrl(each, origin) ?? []),
    variants: variants.map((each): Variant => ({ ...each, ...link(origin, 'image', each.image) })),
  };
}

export function postAt(origin: string, post: Post): Post {
  const { author, media, products } = post;
  return {
    ...post,
    ...(author && { author: { ...author, ...link(origin, 'url', author.url) } }),
    media: media.map((each) => mediaAt(origin, each)),
    products: products.map((each) => productAt(origin, each)),
  };
}

function mediaAt(origin: string, media: Media): Media {
  return { ...media, ...link(origin, 'src', media.src), ...link(origin, 'poster', media.poster) };
}

/** The link under its name, or nothing where there is none. */
function link<Name extends string>(origin: string, name: Name, value: string | undefined) {
  const whole = value === undefined ? undefined : safeUrl(value, origin);
  return (whole === undefined ? {} : { [name]: whole }) as { [key in Name]?: string };
}
