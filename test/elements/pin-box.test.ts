/** The box of pins and boards: nothing may move, whatever comes and goes in it. */
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Product } from '../../src/core/product.ts';
import { SoukBoard } from '../../src/elements/board.ts';
import { SoukPin } from '../../src/elements/pin.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';
import { inside, part, pictureOf, shown, until } from './pin-support.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft '.repeat(8).trim();

const products: Product[] = [
  shirt({ images: ['teal', 'navy'].map(pictureOf), brand: 'Ourela' }),
  hat({ images: [pictureOf('tan')] }),
  hat({ id: 'long', title: LONG, brand: LONG, options: ['Size', 'Colour of the thread', 'Fit'].map(option) }),
  hat({ id: 'no-price', variants: [] }),
];

function option(name: string) {
  return { name, values: [LONG, 'Terracotta'] };
}

/** What moved, for the one who reads the failure. */
function inWords(shift: PerformanceEntry): string {
  const { sources, value } = shift as PerformanceEntry & {
    value: number;
    sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const moved = sources.map(({ node, previousRect, currentRect }) => {
    return `${(node as Element | undefined)?.outerHTML?.slice(0, 120) ?? node?.nodeName} ${rectOf(previousRect)} to ${rectOf(currentRect)}`;
  });
  return [value, ...moved].join('; ');
}

const stylesheet = new URL('../../src/elements/souk.css', import.meta.url).href;

/** Links the stylesheet for pages, as an author does. */
async function linkStyles(): Promise<HTMLLinkElement> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheet });
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
  document.head.append(link);
  await loaded;
  return link;
}

const rectOf = ({ x, y, width, height }: DOMRect) =>
  [x, y, width, height].map((n) => Math.round(n * 100) / 100);
const boxes = (root: ParentNode) =>
  [...root.querySelectorAll('souk-pin, souk-board, p')].map((each) => rectOf(each.getBoundingClientRect()));

const fallback = html`<a href="/hat"><img src=${pictureOf('tan')} alt="" width="800" height="1000" />Sun hat</a> €29`;
const pins = [...products.map(({ id }) => id), 'gone', 'gone-too'];

const board = (layout: string) =>
  html`<div>
    <souk-board layout=${layout}>
      ${pins.map((id) => html`<souk-pin product=${id}>${id === 'gone-too' ? '' : fallback}</souk-pin>`)}
    </souk-board>
    <p>What follows.</p>
  </div>`;

describe('the box of a pin', () => {
  let link: HTMLLinkElement;
  let shifts: PerformanceEntry[];
  let answer: (products: Product[]) => void;

  before(async () => {
    configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en' });
    link = await linkStyles();
  });
  after(() => link.remove());

  /** Products come when the test says so. */
  function hold(): void {
    const answered = new Promise<Product[]>((resolve) => {
      answer = resolve;
    });
    fakeApi({ products: () => answered });
  }

  beforeEach(hold);

  // First of all tests, since elements cannot be undefined again.
  it('is the same before the script, while loading and when ready, in grid and strip', async () => {
    expect(customElements.get('souk-pin')).to.equal(undefined);
    // All of it in view: only what is seen counts as a shift.
    await setViewport({ width: 1200, height: 2400 });
    shifts = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    const [grid, strip] = [await fixture(board('')), await fixture(board('strip'))];
    await nextFrame();
    observer.observe({ type: 'layout-shift' });
    const [gridBefore, stripBefore] = [boxes(grid), boxes(strip)];
    expect(gridBefore[1]?.[3]).to.be.above(300);
    customElements.define('souk-pin', SoukPin);
    customElements.define('souk-board', SoukBoard);
    await nextFrame();
    await nextFrame();
    expect(boxes(grid)).to.deep.equal(gridBefore);
    expect(boxes(strip)).to.deep.equal(stripBefore);
    answer(products);
    for (const pin of document.querySelectorAll<SoukPin>('souk-pin[product="sun-hat"]')) await shown(pin);
    for (let frame = 0; frame < 5; frame += 1) await nextFrame();
    expect(boxes(grid)).to.deep.equal(gridBefore);
    expect(boxes(strip)).to.deep.equal(stripBefore);
    shifts.push(...observer.takeRecords());
    observer.disconnect();
    expect(shifts.map(inWords)).to.deep.equal([]);
  });

  it('depends on its width alone, also without the stylesheet', async () => {
    link.disabled = true;
    for (const width of [140, 220, 260, 480]) {
      const box = await fixture<HTMLElement>(
        html`<div>${pins.map((id) => html`<souk-pin product=${id}></souk-pin>`)}</div>`,
      );
      for (const pin of box.children) (pin as HTMLElement).style.inlineSize = `${width}px`;
      answer(products);
      for (const pin of [...box.children].slice(0, 3)) {
        pin.scrollIntoView();
        await shown(pin as SoukPin);
      }
      const heights = new Set([...box.children].map((pin) => Math.round(pin.getBoundingClientRect().height)));
      expect([...heights].length, `${width} px: ${[...heights]}`).to.equal(1);
      box.remove();
      hold();
    }
    link.disabled = false;
  });

  const scenes = [
    { name: '320 px', width: 300, dir: 'ltr', font: '' },
    { name: '320 px, right to left', width: 300, dir: 'rtl', font: '' },
    { name: 'a narrow column', width: 150, dir: 'ltr', font: '' },
    { name: 'text of twice the size', width: 300, dir: 'ltr', font: '32px/1.45 sans-serif' },
  ] as const;
  for (const { name, width, dir, font } of scenes) {
    it(`keeps all its parts inside, in order and apart: ${name}`, async () => {
      await setViewport({ width: 320, height: 700 });
      const box = await fixture<HTMLElement>(
        html`<div dir=${dir}>${['linen-shirt', 'sun-hat', 'long'].map((id) => html`<souk-pin product=${id}></souk-pin>`)}</div>`,
      );
      box.style.inlineSize = `${width}px`;
      if (font) box.style.setProperty('--souk-font', font);
      answer(products);
      for (const pin of box.children) {
        pin.scrollIntoView();
        await shown(pin as SoukPin);
        check(pin as SoukPin);
      }
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }

  function check(pin: SoukPin): void {
    const outer = pin.getBoundingClientRect();
    // In a narrow column many options are scrolled to.
    part(pin, 'quantity').scrollIntoView({ block: 'nearest' });
    const names = ['picture', 'title', 'price', 'quantity', 'add'];
    const rects = names.map((name) => part(pin, name).getBoundingClientRect());
    rects.forEach((rect, at) => {
      expect(rect.left, names[at]).to.be.at.least(outer.left - 0.5);
      // 6 px is the room for focus rings where a row scrolls.
      expect(rect.right, names[at]).to.be.at.most(outer.right + 6.5);
      expect(rect.bottom, names[at]).to.be.at.most(outer.bottom + 0.5);
      const next = rects[at + 1];
      if (next) expect(rect.bottom, `${names[at]} above ${names[at + 1]}`).to.be.at.most(next.top + 0.5);
    });
    for (const button of pin.shadowRoot?.querySelectorAll<HTMLElement>('button, select, input') ?? []) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.outerHTML).to.be.at.least(24);
      expect(height, button.outerHTML).to.be.at.least(44);
      expect(button.scrollWidth, `${button.textContent} is cut`).to.be.at.most(button.clientWidth + 1);
    }
  }

  it('shows what can be pressed in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const pin = await fixture<SoukPin>(html`<souk-pin product="sun-hat"></souk-pin>`);
    answer(products);
    await shown(pin);
    for (const name of ['add', 'buy', 'quantity']) {
      expect(getComputedStyle(part(pin, name)).borderTopWidth).to.equal('1px');
    }
    await expect(pin).to.be.accessible();
    await emulateMedia({ forcedColors: 'none' });
  });

  it('lays the words of a press over the picture, not beside it', async () => {
    const pin = await fixture<SoukPin>(html`<souk-pin product="sun-hat"></souk-pin>`);
    pin.style.inlineSize = '240px';
    answer(products);
    await shown(pin);
    const before = rectOf(part(pin, 'title').getBoundingClientRect());
    part(pin, 'add').click();
    await until(() => !!inside(pin, '.note')?.textContent);
    expect(rectOf(part(pin, 'title').getBoundingClientRect())).to.deep.equal(before);
    const note = part(pin, 'message').getBoundingClientRect();
    expect(note.bottom).to.be.at.most(part(pin, 'picture').getBoundingClientRect().bottom + 0.5);
  });

  it('is a small picture beside the text in a card', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><souk-pin product="linen-shirt" layout="card"></souk-pin></div>`,
    );
    box.style.inlineSize = '320px';
    answer(products);
    const pin = await shown(box.firstElementChild as SoukPin);
    const [picture, title] = ['picture', 'title'].map((name) => part(pin, name).getBoundingClientRect());
    expect(picture?.width).to.equal(96);
    expect(title?.left).to.be.above(picture?.right ?? 0);
    expect(pin.getBoundingClientRect().height).to.be.below(320);
    expect(inside(pin, 'output')).to.equal(null);
    await expect(pin).to.be.accessible();
  });
});
