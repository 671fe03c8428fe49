/** The states of post, pin, board and cart, as markup. */
import { postById, productById } from './data.ts';
import { name, pin, post, price } from './html.ts';

export interface State {
  id: string;
  title: string;
  note: string;
  markup: string;
  /** Classes of the frame. */
  frame?: string;
  attributes?: string;
}

/** An element that reads a document; what is inside is for when it cannot. */
const from = (tag: string, src: string, inside: string) =>
  `<souk-${tag} src="/data/states/${src}">\n${inside}\n</souk-${tag}>`;

const linked = (id: string) =>
  `  <p><a href="/products/${id}">${name(productById(id))}</a>, ${price(productById(id))}</p>`;

const pictured = (id: string) => pin(productById(id)).split('\n').slice(1, -1).join('\n');

const RTL = ' dir="rtl"';

/** The states that look alike for all elements. */
function everywhere(markup: string): State[] {
  return [
    {
      id: 'rtl',
      title: 'Right to left',
      note: 'Follows the <code>dir</code> around it; places on a picture are never mirrored.',
      markup,
      attributes: RTL,
    },
    {
      id: 'dark',
      title: 'Dark',
      note: 'Follows the <code>color-scheme</code> around it.',
      markup,
      frame: 'dark',
    },
    {
      id: 'narrow',
      title: 'In little room',
      note: 'Fifteen characters wide, as in a side column.',
      markup,
      frame: 'narrow',
    },
  ];
}

const LOADING = 'The answer is kept back on this page. Until it comes, there is what the page wrote.';
const ERROR = 'There is no such document. The link stays; one warning in the console tells the developer.';

export const postStates: State[] = [
  {
    id: 'normal',
    title: 'Normal',
    note: 'Picture and links are the page’s own HTML.',
    markup: post(postById('table-at-noon')),
  },
  {
    id: 'document',
    title: 'From a document',
    note: 'Picture, places and products come with <code>src</code>.',
    markup: from('post', 'post.json', linked('water-jug')),
    frame: 'roomy',
  },
  {
    id: 'many',
    title: 'Five products',
    note: 'Each is in the picture and in the list.',
    markup: post(postById('lisbon')),
  },
  {
    id: 'overlap',
    title: 'Close together',
    note: 'The mug and the bowl stand close; both can be reached.',
    markup: post(postById('kitchen-shelf')),
  },
  {
    id: 'loading',
    title: 'Loading',
    note: LOADING,
    markup: from('post', 'never.json', linked('water-jug')),
    frame: 'roomy',
  },
  {
    id: 'empty',
    title: 'Empty',
    note: 'A picture without products is a picture.',
    markup: from('post', 'post-empty.json', linked('water-jug')),
    frame: 'roomy',
  },
  { id: 'error', title: 'Error', note: ERROR, markup: from('post', 'nowhere.json', linked('water-jug')) },
  {
    id: 'sold-out',
    title: 'Sold out',
    note: 'Still to be seen, and said at once.',
    markup: from('post', 'post-sold-out.json', linked('sea-candle')),
    frame: 'roomy',
  },
  ...everywhere(post(postById('saturday-market'))),
];

export const pinStates: State[] = [
  {
    id: 'normal',
    title: 'Normal',
    note: 'A product without a choice.',
    markup: pin(productById('palm-basket')),
  },
  {
    id: 'options',
    title: 'With options',
    note: 'Rust in M is sold out, and says so before it is chosen.',
    markup: pin(productById('camp-shirt')),
  },
  {
    id: 'reduced',
    title: 'Reduced, five pictures',
    note: 'The price before stands beside the price.',
    markup: pin(productById('linen-shirt')),
  },
  {
    id: 'last',
    title: 'The last one',
    note: 'There is one of it. Whoever pays first has it.',
    markup: pin(productById('bud-vase')),
  },
  {
    id: 'long',
    title: 'A long title',
    note: 'Two lines of it are shown.',
    markup: pin(productById('tide-book')),
  },
  {
    id: 'yen',
    title: 'Yen',
    note: 'A currency without decimals.',
    markup: pin(productById('tenugui')),
  },
  {
    id: 'dinar',
    title: 'Dinar',
    note: 'A currency with three decimals.',
    markup: pin(productById('brass-dallah')),
  },
  {
    id: 'document',
    title: 'From a document',
    note: 'The first product of the document.',
    markup: from('pin', 'pin.json', pictured('fisherman-smock')),
  },
  {
    id: 'loading',
    title: 'Loading',
    note: LOADING,
    markup: from('pin', 'never.json', pictured('fisherman-smock')),
  },
  {
    id: 'empty',
    title: 'Empty',
    note: 'The document holds no product; the link stays.',
    markup: from('pin', 'pin-empty.json', pictured('fisherman-smock')),
  },
  {
    id: 'error',
    title: 'Error',
    note: ERROR,
    markup: from('pin', 'nowhere.json', pictured('fisherman-smock')),
  },
  {
    id: 'sold-out',
    title: 'Sold out',
    note: 'It can be kept for later, not bought.',
    markup: pin(productById('sundress')),
  },
  ...everywhere(pin(productById('stoneware-mug'))),
];

const shelf = (attributes = '') =>
  `<souk-board${attributes}>\n${['water-jug', 'tumblers', 'linen-napkins'].map((id) => pin(productById(id))).join('\n')}\n</souk-board>`;

export const boardStates: State[] = [
  {
    id: 'normal',
    title: 'Normal',
    note: 'Pins and posts, in the order of the page.',
    markup: shelf().replace('</souk-board>', `${post(postById('window-sill'))}\n</souk-board>`),
  },
  {
    id: 'strip',
    title: 'Strip',
    note: 'One row that scrolls.',
    markup: shelf(' layout="strip"'),
  },
  {
    id: 'document',
    title: 'From a document',
    note: 'The products of a document, one pin each.',
    markup: from('board', 'board.json', linked('water-jug')),
  },
  {
    id: 'saved',
    title: 'Kept',
    note: 'What you kept with the heart, on this device. Empty until then.',
    markup: '<souk-board saved>\n  <a href="/shop">Nothing kept yet. All goods</a>\n</souk-board>',
  },
  {
    id: 'loading',
    title: 'Loading',
    note: LOADING,
    markup: from('board', 'never.json', linked('water-jug')),
  },
  {
    id: 'empty',
    title: 'Empty',
    note: 'A document without products.',
    markup: from('board', 'board-empty.json', linked('water-jug')),
  },
  {
    id: 'error',
    title: 'Error',
    note: ERROR,
    markup: from('board', 'nowhere.json', linked('water-jug')),
  },
  {
    id: 'sold-out',
    title: 'Sold out',
    note: 'One of three is gone.',
    markup: shelf().replace(pin(productById('tumblers')), pin(productById('sundress'))),
  },
  ...everywhere(shelf()),
];

const cart = (attributes = '') => `<souk-cart${attributes}><a href="/shop">All goods</a></souk-cart>`;
const filled = (query: string, words: string) => `<a href="/elements/cart?products=${query}">${words}</a>`;

export const cartStates: State[] = [
  {
    id: 'normal',
    title: 'Normal',
    note: `The carts on this page are one and the same. ${filled('sun-hat:1,stoneware-mug-sea:2', 'Fill it by a link')}.`,
    markup: cart(),
  },
  {
    id: 'empty',
    title: 'Empty',
    note: 'Before anything is in it. The link is for pages without script.',
    markup: cart(),
  },
  {
    id: 'open',
    title: 'Opens by itself',
    note: 'When something is added, the drawer opens.',
    markup: `${cart(' open-on-add')}\n${pin(productById('olive-soap'))}`,
  },
  {
    id: 'loading',
    title: 'Loading',
    note: 'Lines are shown from the cart kept here, at once; the newest prices follow.',
    markup: cart(),
  },
  {
    id: 'error',
    title: 'Error',
    note: `A link asks for what does not exist; the rest is taken and the missing is named. ${filled('olive-soap:1,sea-glass:1', 'Ask for both')}.`,
    markup: cart(),
  },
  {
    id: 'sold-out',
    title: 'Sold out',
    note: `The link asks for the dress that is gone. ${filled('sundress-m:1,olive-soap:1', 'Ask for the dress')}.`,
    markup: cart(),
  },
  ...everywhere(cart()),
];
