/** Documents for the pages of states: what a server could answer, written down. */
import { onTheWire, postById, productById } from './data.ts';

function whole(id: string, available?: boolean) {
  const post = postById(id);
  return { ...post, products: post.products.map((each) => onTheWire(productById(each), available)) };
}

const one = (id: string) => ({ id: `only-${id}`, media: [], products: [onTheWire(productById(id))] });

/** File name below `data/states/` to its content. */
export const documents: Record<string, unknown> = {
  'post.json': whole('table-at-noon'),
  'post-sold-out.json': whole('window-sill', false),
  'post-empty.json': {
    ...postById('table-at-noon'),
    media: [{ ...postById('table-at-noon').media[0], tags: [] }],
    products: [],
  },
  'pin.json': one('fisherman-smock'),
  'pin-sold-out.json': one('sundress'),
  'pin-empty.json': { id: 'only-nothing', media: [], products: [] },
  'board.json': {
    posts: [],
    products: ['water-jug', 'tumblers', 'olive-board', 'linen-napkins'].map((id) =>
      onTheWire(productById(id)),
    ),
  },
  'board-empty.json': { posts: [], products: [] },
};
