import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { ApiError } from '../../src/client/call.ts';
import type { Post } from '../../src/core/post.ts';
import { SoukBoard } from '../../src/elements/board.ts';
import { SoukPin } from '../../src/elements/pin.ts';
import { SoukPost } from '../../src/elements/post.ts';
import { $saved, toggleSaved } from '../../src/state/saved.ts';
import { configure } from '../../src/state/settings.ts';
import { type FakeApi, fakeApi, hat, shirt } from '../support/fake-api.ts';
import { count, inside, part, pictureOf, shown, until, words } from './pin-support.ts';

for (const [tag, element] of Object.entries({
  'souk-board': SoukBoard,
  'souk-pin': SoukPin,
  'souk-post': SoukPost,
})) {
  if (!customElements.get(tag)) customElements.define(tag, element as CustomElementConstructor);
}

let api: FakeApi;

const items = (board: Element) => [...(board.shadowRoot?.querySelectorAll('li') ?? [])];
const ids = (board: Element) =>
  items(board).map(
    (item) => item.firstElementChild?.getAttribute('product') ?? item.firstElementChild?.localName,
  );
const post = (id: string, over: Partial<Post> = {}): Post => ({
  id,
  title: id,
  media: [{ type: 'image', src: pictureOf('teal'), alt: 'A hat', width: 4, height: 5, tags: [] }],
  products: [hat()],
  ...over,
});

describe('souk-board', () => {
  beforeEach(() => {
    localStorage.clear();
    for (const id of $saved.get()) toggleSaved(id);
    configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en' });
    api = fakeApi({ products: [shirt(), hat()] });
  });

  const pair = (layout = '') => html`<souk-board layout=${layout} style="inline-size: 500px">
    <souk-pin product="linen-shirt"></souk-pin>
    <!-- between -->
    <souk-pin product="sun-hat"></souk-pin>
  </souk-board>`;

  async function ready(board: SoukBoard): Promise<SoukBoard> {
    for (const pin of board.querySelectorAll('souk-pin')) await shown(pin);
    return board;
  }

  it('is accessible', async () => {
    await expect(await ready(await fixture(pair()))).to.be.accessible();
    await expect(await ready(await fixture(pair('strip')))).to.be.accessible();
  });

  it('is a list of its children, which it leaves alone', async () => {
    const board = await ready(await fixture<SoukBoard>(pair()));
    expect(inside(board, 'ul')?.role).to.equal('list');
    expect(items(board).length).to.equal(2);
    const pins = board.querySelectorAll('souk-pin');
    expect(pins[1]?.assignedSlot?.parentElement).to.equal(items(board)[1]);
    expect(pins[1]?.getAttributeNames()).to.deep.equal(['product']);
    const [one, other] = [...pins].map((pin) => pin.getBoundingClientRect());
    expect(one?.top).to.equal(other?.top);
    expect(other?.left).to.be.above(one?.right ?? 0);
  });

  it('follows children that come, go and change places', async () => {
    const board = await fixture<SoukBoard>(pair());
    const [one] = board.children;
    board.append(document.createElement('p'), one as Element);
    await nextFrame();
    expect(items(board).length).to.equal(3);
    expect((one as Element).assignedSlot?.parentElement).to.equal(items(board)[2]);
    board.replaceChildren();
    await nextFrame();
    expect(words(board.shadowRoot?.querySelector('p'))).to.equal('Nothing here yet.');
  });

  it('lets columns be as wide as the page says, and never wider than it is', async () => {
    const board = await ready(await fixture<SoukBoard>(pair()));
    board.style.setProperty('--souk-column', '300px');
    const [one, other] = [...board.querySelectorAll('souk-pin')].map((pin) => pin.getBoundingClientRect());
    expect(one?.width).to.equal(500);
    expect(other?.top).to.be.above(one?.bottom ?? 0);
    board.style.inlineSize = '200px';
    expect(board.scrollWidth).to.be.at.most(200);
  });

  describe('as a strip', () => {
    const four = html`<souk-board layout="strip" style="inline-size: 500px">
      ${['linen-shirt', 'sun-hat', 'a', 'b'].map((id) => html`<souk-pin product=${id}></souk-pin>`)}
    </souk-board>`;
    beforeEach(() => emulateMedia({ reducedMotion: 'reduce' }));
    afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

    it('is one row, turned by buttons and keys', async () => {
      const board = await fixture<SoukBoard>(four);
      const list = inside(board, 'ul') as HTMLElement;
      const [previous, next] = board.shadowRoot?.querySelectorAll<HTMLElement>('ul ~ button') ?? [];
      next?.click();
      await until(() => list.scrollLeft > 0);
      previous?.click();
      await until(() => list.scrollLeft === 0);
      list.focus();
      await sendKeys({ press: 'ArrowRight' });
      await until(() => list.scrollLeft > 0);
      const tops = new Set(items(board).map((item) => item.getBoundingClientRect().top));
      expect(tops.size).to.equal(1);
    });

    it('turns from right to left where the page reads so', async () => {
      const box = await fixture(html`<div dir="rtl">${four}</div>`);
      const board = box.firstElementChild as SoukBoard;
      await board.updateComplete;
      board.shadowRoot?.querySelectorAll<HTMLElement>('ul ~ button')[1]?.click();
      await until(() => (inside(board, 'ul')?.scrollLeft ?? 0) < 0);
    });
  });

  describe('of a feed', () => {
    it('shows posts that have a picture, and products as pins, without asking for them again', async () => {
      const feed = { posts: [post('one'), post('bare', { media: [] })], products: [shirt()] };
      api = fakeApi({ postsAt: async () => feed });
      const board = await fixture<SoukBoard>(html`<souk-board src="/feed.json"></souk-board>`);
      await until(() => items(board).length > 0);
      expect(ids(board)).to.deep.equal(['souk-post', 'linen-shirt']);
      expect(items(board)[0]?.firstElementChild?.getAttribute('post')).to.equal('one');
      await shown(items(board)[1]?.firstElementChild as SoukPin);
      const asked = api.calls.filter(([name]) => name === 'products').flatMap(([, wanted]) => wanted);
      expect(asked).not.to.include('linen-shirt');
      expect(api.calls.filter(([name]) => name === 'postsAt').length).to.equal(1);
    });

    it('shows its children until the feed is there', async () => {
      let answer = (_: { posts: Post[] }) => {};
      fakeApi({ postsAt: () => new Promise((resolve) => (answer = resolve)) });
      const board = await fixture<SoukBoard>(
        html`<souk-board src="/feed.json"><a href="/all">All</a></souk-board>`,
      );
      expect(board.querySelector('a')?.checkVisibility()).to.equal(true);
      answer({ posts: [post('one')] });
      await until(() => ids(board)[0] === 'souk-post');
      expect(board.querySelector('a')?.checkVisibility()).to.equal(false);
    });

    it('says when it fails, tells the page once, and tries again', async () => {
      let works = false;
      api = fakeApi({
        postsAt: async () => {
          if (works) return { posts: [], products: [shirt()] };
          throw new ApiError('http_500', 500);
        },
      });
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const errors = count(box, 'souk-error');
      box.innerHTML = '<souk-board src="/feed.json"></souk-board>';
      const board = box.firstElementChild as SoukBoard;
      await until(() => !!inside(board, 'p button'));
      expect(words(inside(board, 'p'))).to.equal('This could not be loaded. Try again');
      await expect(board).to.be.accessible();
      expect(errors.length).to.equal(1);
      works = true;
      inside(board, 'p button')?.click();
      await until(() => ids(board)[0] === 'linen-shirt');
    });

    it('keeps its children when the feed fails', async () => {
      const fail = async () => {
        throw new ApiError('http_500', 500);
      };
      fakeApi({ postsAt: fail });
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const errors = count(box, 'souk-error');
      box.innerHTML = '<souk-board src="/feed.json"><a href="/all">All</a></souk-board>';
      await until(() => errors.length === 1);
      expect(box.querySelector('a')?.checkVisibility()).to.equal(true);
    });

    it('asks no address that is not http', async () => {
      const board = await fixture<SoukBoard>(html`<souk-board src="javascript:alert(1)"></souk-board>`);
      await until(() => !!inside(board, 'p button'));
      expect(api.calls.length).to.equal(0);
    });

    it('says when it is empty', async () => {
      fakeApi({ postsAt: async () => ({ posts: [] }) });
      const board = await fixture<SoukBoard>(html`<souk-board src="/feed.json"></souk-board>`);
      await until(() => words(inside(board, 'p')) === 'Nothing here yet.');
    });
  });

  it('shows what the shopper has saved, newest first, as it changes', async () => {
    const board = await fixture<SoukBoard>(html`<souk-board saved></souk-board>`);
    expect(words(inside(board, 'p'))).to.equal('Nothing saved yet.');
    toggleSaved('sun-hat');
    toggleSaved('linen-shirt');
    await board.updateComplete;
    expect(ids(board)).to.deep.equal(['linen-shirt', 'sun-hat']);
    const first = await shown(items(board)[0]?.firstElementChild as SoukPin);
    part(first, 'save').click();
    await board.updateComplete;
    expect(ids(board)).to.deep.equal(['sun-hat']);
  });

  it('survives being moved and taken away', async () => {
    const board = await fixture<SoukBoard>(pair());
    const place = board.parentElement;
    board.remove();
    board.firstElementChild?.remove();
    place?.append(board);
    await nextFrame();
    expect(items(board).length).to.equal(1);
    expect(board.firstElementChild?.assignedSlot).not.to.equal(null);
  });

  it('gives far pins their controls only when they come near', async () => {
    const many = Array.from({ length: 40 }, (_, at) => hat({ id: `hat-${at}` }));
    fakeApi({ products: many });
    const board = await fixture<SoukBoard>(html`<souk-board style="inline-size: 500px">
      ${many.map(({ id }) => html`<souk-pin product=${id}></souk-pin>`)}
    </souk-board>`);
    const last = board.lastElementChild as SoukPin;
    await shown(board.firstElementChild as SoukPin);
    expect(part(last, 'add')).to.equal(null);
    last.scrollIntoView();
    await shown(last);
    expect(words(part(last, 'add'))).to.equal('Add to cart');
  });
});
