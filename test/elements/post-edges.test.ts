import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Media, Post } from '../../src/core/post.ts';
import type { SoukErrorEvent } from '../../src/elements/events.ts';
import { SoukPost } from '../../src/elements/post.ts';
import { fakeApi, hat, shirt } from '../support/fake-api.ts';

if (!customElements.get('souk-post')) customElements.define('souk-post', SoukPost);

// What the post fetches when it needs it is here already, so that no test waits for the network.
before(async () => {
  await import('../../src/elements/post-hotspots.ts');
  await import('../../src/elements/post-document.ts');
  await import('../../src/elements/post-card.ts');
});

const image = '/demo/pictures/post-lisbon.svg';

const markup = `<souk-post>
  <img src="${image}" alt="Ana on the steps" width="600" height="750">
  <a href="#shirt" data-product="linen-shirt" data-x="32" data-y="54">Linen shirt, €49</a>
  <a href="#hat" data-product="sun-hat" data-x="61" data-y="12">Sun hat, €29, whose name is so long that it has to wrap on a phone</a>
  <p>Three days, one shirt.</p>
</souk-post>`;

function picture(over: Partial<Media> = {}): Media {
  const tags = [{ product: 'linen-shirt', x: 32, y: 54 }];
  return { type: 'image', src: image, alt: 'Ana', width: 600, height: 750, tags, ...over };
}

const lisbon = (...media: Media[]): Post => ({ id: 'lisbon', media, products: [shirt(), hat()] });

async function shown(el: Element): Promise<SoukPost> {
  const post = (el instanceof SoukPost ? el : el.querySelector('souk-post')) as SoukPost;
  for (let turn = 0; turn < 3; turn++) {
    await aTimeout(0);
    await post.updateComplete;
    await nextFrame();
  }
  return post;
}

const fromDocument = async (...media: Media[]) => {
  fakeApi({ post: lisbon(...media) });
  return shown(await fixture(html`<souk-post post="lisbon"></souk-post>`));
};

const fromPage = async (source: string) => {
  const box = document.createElement('div');
  box.append(document.createRange().createContextualFragment(source));
  return shown(await fixture(html`${box}`));
};

const all = (el: SoukPost, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)];
const spots = (el: SoukPost) => all(el, '.spot').filter((each) => each.offsetWidth > 0);
const dialog = (el: SoukPost) => all(el, '[role=dialog]')[0];
const isOpen = (el: SoukPost) => dialog(el)?.matches(':popover-open') ?? false;

function inside(each: Element, outer: DOMRect): boolean {
  const { left, top, right, bottom } = each.getBoundingClientRect();
  return (
    left >= outer.left - 0.5 &&
    top >= outer.top - 0.5 &&
    right <= outer.right + 0.5 &&
    bottom <= outer.bottom + 0.5
  );
}

/** A page without our scripts, or with one, in a frame as wide as asked. */
async function frame(head: string, body: string, width: number): Promise<Document> {
  const page = document.createElement('iframe');
  page.srcdoc = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  page.style.cssText = `border: 0; height: 1200px; width: ${width}px`;
  document.body.append(page);
  await new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
  return page.contentDocument as Document;
}

afterEach(() => {
  for (const page of document.querySelectorAll('iframe')) page.remove();
});

describe('souk-post at the edges', () => {
  beforeEach(async () => {
    await setViewport({ width: 1000, height: 800 });
    fakeApi({ products: [shirt(), hat()] });
  });

  it('takes exactly the boxes that souk.css gave before the script', async () => {
    const sheet =
      '<link rel="stylesheet" href="/src/elements/souk.css"><style>body { margin: 0; font: 17px/1.6 serif }</style>';
    const boot =
      '<script>globalThis.process = { env: {} }</script><script type="module" src="/test/support/post-page.ts"></script>';
    for (const width of [320, 900]) {
      const before = await frame(sheet, `${markup}<hr>`, width);
      const after = await frame(sheet + boot, `${markup}<hr>`, width);
      await waitUntil(() => after.querySelector('souk-post')?.shadowRoot?.querySelector('.spot'));
      const boxes = (page: Document) =>
        [...page.querySelectorAll('souk-post, img, a, p, hr')].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [each.localName, x, y, width, height].join(' ');
        });
      expect(boxes(after)).to.deep.equal(boxes(before));
    }
  });

  it('puts hotspots in the right place under a strict policy', async () => {
    const boot = `<script>globalThis.process = { env: {} }; globalThis.broken = [];
      addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective));</script>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
        img-src 'self'; connect-src 'self'">
      <link rel="stylesheet" href="/src/elements/souk.css"><script type="module" src="/test/support/post-page.ts"></script>`;
    const page = await frame(boot, markup, 616);
    const root = () => page.querySelector('souk-post')?.shadowRoot;
    await waitUntil(() => root()?.querySelectorAll('.spot').length === 2);
    await nextFrame();
    await nextFrame();
    const img = (page.querySelector('img') as Element).getBoundingClientRect();
    const places = [...(root()?.querySelectorAll('.spot') ?? [])].map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      return [left - img.left, top - img.top, width, height].map(Math.round);
    });
    expect(img.width).to.equal(600);
    expect(places).to.deep.equal([
      [344, 68, 44, 44],
      [170, 383, 44, 44],
    ]);
    expect((page.defaultView as unknown as { broken: string[] }).broken).to.deep.equal([]);
  });

  it('keeps every target whole inside the picture, on a phone too', async () => {
    await setViewport({ width: 320, height: 640 });
    const places = [
      [0, 0],
      [100, 100],
      [-5, 101],
      [50, 50],
      [50, 50],
      [51, 50],
    ];
    const links = places.map(
      ([x, y]) => `<a href="#" data-product="sun-hat" data-x="${x}" data-y="${y}%">Hat</a>`,
    );
    const el = await fromPage(
      `<souk-post><img src="${image}" alt="" width="600" height="750">${links.join('')}</souk-post>`,
    );
    const box = (el.querySelector('img') as Element).getBoundingClientRect();
    expect(spots(el).length).to.equal(6);
    expect(
      spots(el).every((each) => inside(each, box) && each.offsetWidth >= 24 && each.offsetHeight >= 24),
    ).to.equal(true);
    expect(document.documentElement.scrollWidth).to.equal(320);
    // Each is hit at its own centre.
    const hit = spots(el).map((each) => {
      each.scrollIntoView({ block: 'center' });
      const { left, top, width } = each.getBoundingClientRect();
      return el.shadowRoot?.elementFromPoint(left + width / 2, top + width / 2) === each;
    });
    expect(hit).to.deep.equal(Array(6).fill(true));
  });

  it('obeys --souk-hotspot-size, but never goes under 24 px', async () => {
    for (const [wish, size] of [
      ['60px', 60],
      ['4px', 24],
      ['2em', 32],
    ] as const) {
      const el = await fromPage(markup.replace('<souk-post>', '<souk-post class="sized">'));
      el.style.setProperty('--souk-hotspot-size', wish);
      el.style.setProperty('font-size', '16px');
      el.requestUpdate();
      await shown(el);
      expect(spots(el).map((each) => each.offsetWidth)).to.deep.equal([size, size]);
    }
  });

  it('draws 50 of 10,000 tags at most and lists them all', async () => {
    const link = (at: number) =>
      `<a href="#" data-product="${at % 2 ? 'sun-hat' : 'linen-shirt'}" data-x="${at % 100}" data-y="${(at * 7) % 100}">Hat</a>`;
    const links = Array.from({ length: 10_000 }, (_, at) => link(at)).join('');
    const el = await fromPage(
      `<souk-post><img src="${image}" alt="" width="600" height="750">${links}</souk-post>`,
    );
    await waitUntil(() => spots(el).length, 'some are drawn', { timeout: 8000 });
    expect(spots(el).length).to.be.within(30, 50);
    expect(all(el, 'li').length).to.equal(10_000);
  });

  it('leaves products without a place to the list, and bad ids alone', async () => {
    const el = await fromPage(`<souk-post><img src="${image}" alt="" width="600" height="750">
      <a href="#" data-product="sun-hat" data-x="NaN" data-y="1">a</a><a href="#" data-product="sun-hat" data-x="" data-y="">b</a>
      <a href="#" data-product="__proto__" data-x="1" data-y="1">c</a><a href="#" data-product="a b,c" data-x="1" data-y="1">d</a>
    </souk-post>`);
    expect([spots(el).length, all(el, 'li').length]).to.deep.equal([0, 4]);
  });

  it('keeps off the controls of a video and hides the tags once it plays', async () => {
    const tags = [{ product: 'linen-shirt', x: 50, y: 99 }];
    const el = await fromDocument(picture({ type: 'video', src: '/film.mp4', poster: image, tags }));
    const video = all(el, 'video')[0] as HTMLElement;
    const [spot] = spots(el);
    const room = video.getBoundingClientRect().bottom - (spot as Element).getBoundingClientRect().bottom;
    expect(room).to.be.closeTo(80, 1);
    expect(getComputedStyle(spot as Element).visibility).to.equal('visible');
    video.dispatchEvent(new Event('play'));
    expect(getComputedStyle(spot as Element).visibility).to.equal('hidden');
  });

  it('shows several pictures as a list to scroll, either way round', async () => {
    for (const dir of ['ltr', 'rtl']) {
      fakeApi({ post: lisbon(picture(), picture({ alt: 'The hat', tags: [] })) });
      const el = await shown(
        await fixture(html`<div dir=${dir}><souk-post post="lisbon"></souk-post></div>`),
      );
      await expect(el).to.be.accessible();
      const strip = all(el, '.strip')[0] as HTMLElement;
      strip.style.setProperty('scroll-behavior', 'auto');
      all(el, '[aria-label="Next picture"]')[0]?.click();
      await waitUntil(() => Math.abs(strip.scrollLeft) > strip.clientWidth / 2);
      expect(Math.sign(strip.scrollLeft)).to.equal(dir === 'rtl' ? -1 : 1);
    }
  });

  it('says a tie in words even when it names nobody', async () => {
    fakeApi({ post: { ...lisbon(picture()), disclosure: { kind: 'paid' } } });
    const el = await shown(await fixture(html`<souk-post post="lisbon"></souk-post>`));
    expect(all(el, '[part=disclosure]')[0]?.textContent).to.equal('Advertisement');
  });

  it('keeps the card in the window, whichever edge its hotspot is at', async () => {
    const corners = [
      [0, 0],
      [100, 0],
      [0, 100],
      [100, 100],
    ] as const;
    for (const width of [1000, 700, 360]) {
      await setViewport({ width, height: 800 });
      for (const [x, y] of corners) {
        const el = await fromDocument(picture({ tags: [{ product: 'linen-shirt', x, y }] }));
        await waitUntil(() => spots(el)[0]?.style.left);
        const [spot] = spots(el);
        spot?.scrollIntoView({ block: 'nearest' });
        spot?.click();
        await waitUntil(() => isOpen(el));
        await nextFrame();
        await nextFrame();
        const card = dialog(el) as HTMLElement;
        expect(inside(card, new DOMRect(0, 0, width, 800)), `${x} ${y} at ${width}`).to.equal(true);
        if (width < 640) expect(card.getBoundingClientRect().bottom).to.equal(800);
        el.remove();
      }
    }
  });

  it('closes the card when its hotspot is scrolled away', async () => {
    const el = await fromPage(markup);
    el.after(Object.assign(document.createElement('div'), { style: 'height: 3000px' }));
    spots(el)[0]?.scrollIntoView({ block: 'center' });
    spots(el)[0]?.click();
    await waitUntil(() => isOpen(el));
    window.scrollTo(0, 2500);
    await waitUntil(() => !isOpen(el));
  });

  it('does not undo a double click', async () => {
    const el = await fromPage(markup);
    const [spot] = spots(el);
    spot?.scrollIntoView({ block: 'center' });
    for (const detail of [1, 2])
      spot?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail }));
    await waitUntil(() => isOpen(el));
    await aTimeout(30);
    expect(isOpen(el)).to.equal(true);
  });

  it('shows plain content where slots cannot be filled by hand', async () => {
    class Old extends SoukPost {
      static override shadowRootOptions: ShadowRootInit = { mode: 'open' };
    }
    if (!customElements.get('old-post')) customElements.define('old-post', Old);
    const { assign } = HTMLSlotElement.prototype;
    Object.assign(HTMLSlotElement.prototype, { assign: undefined });
    try {
      const el = await fixture<Old>(
        html`<old-post><a href="#hat" data-product="sun-hat">Sun hat</a></old-post>`,
      );
      await el.updateComplete;
      expect(el.querySelector('a')?.offsetHeight).to.be.above(0);
    } finally {
      Object.assign(HTMLSlotElement.prototype, { assign });
    }
  });

  it('reports a broken inline document once and shows the rest', async () => {
    const codes: string[] = [];
    const note = (event: Event) => codes.push((event as SoukErrorEvent).code);
    document.addEventListener('souk-error', note);
    const el = await fromPage(
      '<souk-post><script type="application/json">{"id": "x", "media": [</script><p>Still here</p></souk-post>',
    );
    document.removeEventListener('souk-error', note);
    expect(codes).to.deep.equal(['bad_input']);
    expect(el.querySelector('p')?.offsetHeight).to.be.above(0);
  });

  it('takes products from inline JSON without asking a server', async () => {
    const api = fakeApi();
    const inline = JSON.stringify({ id: 'lisbon', media: [], products: [shirt(), hat()] });
    const el = await fromPage(
      markup.replace('</souk-post>', `<script type="application/json">${inline}</script></souk-post>`),
    );
    expect(spots(el).length).to.equal(2);
    expect(api.calls).to.deep.equal([]);
  });

  it('opens the product of a link that names one of its variants', async () => {
    // The server answers with the product, as it does for variants and SKUs.
    fakeApi({ products: async () => [shirt()] });
    const el = await fromPage(markup.replace('"linen-shirt"', '"linen-shirt-m"'));
    const [spot] = spots(el);
    spot?.scrollIntoView({ block: 'center' });
    spot?.click();
    await waitUntil(() => isOpen(el));
    expect(dialog(el)?.querySelector('souk-pin')?.getAttribute('product')).to.equal('linen-shirt');
    expect(spot?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('keeps the dots in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const el = await fromPage(markup);
    const dot = getComputedStyle(spots(el)[0] as Element, '::before');
    await emulateMedia({ forcedColors: 'none' });
    expect([dot.borderTopColor, dot.outlineColor]).to.deep.equal(['rgb(255, 255, 255)', 'rgb(27, 27, 31)']);
  });
});
