/** The post document: one shape for a post, a pin and a strip (design, section 2). */
import {
  list,
  oneOf,
  optional,
  or,
  type Read,
  type Reader,
  type Refuse,
  record,
  text,
  whole,
  within,
} from './parse.ts';
import { id, type Product, productReader } from './product.ts';
import { link } from './url.ts';

/** More tags than this on one picture help nobody; the product list still shows all products. */
export const MOST_TAGS = 50;

/** `x` and `y` are percent of the picture from its left and top, never mirrored. */
const tag = record({ product: id, x: within(0, 100), y: within(0, 100) });

const author = record({ name: text(100), url: or(optional(link), undefined), relation: optional(text(50)) });

const disclosure = record({
  kind: oneOf('ad', 'paid', 'gifted', 'commission', 'staff'),
  by: optional(text(100)),
});

function media(onRefused?: Refuse) {
  return record({
    type: or(oneOf('image', 'video'), 'image'),
    src: link,
    /** The still picture of a video. */
    poster: or(optional(link), undefined),
    alt: or(text(1000), ''),
    width: or(optional(whole(1, 100_000)), undefined),
    height: or(optional(whole(1, 100_000)), undefined),
    tags: or(list(tag, MOST_TAGS, onRefused), []),
  });
}

export type Tag = Read<typeof tag>;
export type Author = Read<typeof author>;
export type Disclosure = Read<typeof disclosure>;
export type Media = Read<ReturnType<typeof media>>;

export interface Post {
  id: string;
  title?: string;
  text?: string;
  published?: string;
  author?: Author;
  disclosure?: Disclosure;
  media: Media[];
  products: Product[];
}

/** Reads a post; faulty tags, pictures and products go to `onRefused` and cost nothing else. */
export function postReader(onRefused?: Refuse): Reader<Post> {
  return record({
    id,
    title: or(optional(text(300)), undefined),
    text: or(optional(text(10_000)), undefined),
    published: or(optional(text(40)), undefined),
    author: or(optional(author), undefined),
    // Not lenient: a tie that cannot be read must not silently vanish from the page.
    disclosure: optional(disclosure),
    media: list(media(onRefused), 20, onRefused),
    products: or(list(productReader(onRefused), 100, onRefused), []),
  });
}
