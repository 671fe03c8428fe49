import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { Post } from '../../src/core/post.ts';
import type { OpenEvent } from '../../src/elements/events.ts';
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

const own = (width = 600) => html`
  <div .style=${`width: ${width}px; max-width: 100%`}>
    <souk-post post="lisbon">
      <img src=${image} alt="Ana on the steps" width="600" height="750">
      <a href="#shirt" data-product="linen-shirt" data-x="32" data-y="54">Linen shirt, €49</a>
      <a href="#hat" data-product="sun-hat" data-x="61" data-y="12">Sun hat, €29</a>
      <p>Three days, one shirt.</p>
    </souk-post>
  </div>`;

function lisbon(over: Partial<Post> = {}): Post {
  return {
    id: 'lisbon',
    title: 'Three days, one shirt',
    text: 'From the castle to the tram.',
    author: { name: 'Ana', url: 'https://ana.example/' },
    disclosure: { kind: 'gifted', by: 'Ourela' },
    media: [
      {
        type: 'image',
        src: image,
        alt: 'Ana on the steps',
        width: 600,
        height: 750,
        tags: [
          { product: 'linen-shirt', x: 32, y: 54 },
          { product: 'sun-hat', x: 61, y: 12 },
        ],
      },
    ],
    products: [shirt(), hat()],
    ...over,
  };
}

async function post(template: ReturnType<typeof html>): Promise<SoukPost> {
  const box = await fixture(template);
  const el = box instanceof SoukPost ? box : (box.querySelector('souk-post') as SoukPost);
  await settle(el);
  return el;
}

/** Products arrive in a task of their own, hotspots are placed with the next frame. */
async function settle(el: SoukPost): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await aTimeout(0);
    await el.updateComplete;
    await nextFrame();
  }
}

const all = (el: SoukPost, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = (el: SoukPost, selector: string) => all(el, selector)[0] as HTMLElement;
const spots = (el: SoukPost) => all(el, '.spot');
const card = (el: SoukPost) => one(el, '[role=dialog]') as HTMLElement | undefined;
const link = (el: SoukPost, id: string) =>
  el.querySelector<HTMLElement>(`[data-product="${id}"]`) as HTMLElement;

function centre(each: Element, from: Element): [number, number] {
  const [a, b] = [each.getBoundingClientRect(), from.getBoundingClientRect()];
  return [a.left + a.width / 2 - b.left, a.top + a.height / 2 - b.top];
}

function onScreen(each: Element): [number, number] {
  const { left, top, width, height } = each.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** Counts the events that reach the page while `work` is done. */
async function eventsOf(work: () => unknown): Promise<string[]> {
  const seen: string[] = [];
  const types = ['souk-open', 'souk-opened', 'souk-error'];
  const note = (event: Event) => seen.push(event.type);
  for (const type of types) document.addEventListener(type, note);
  await work();
  for (const type of types) document.removeEventListener(type, note);
  return seen;
}

const isOpen = (el: SoukPost) => () => card(el)?.matches(':popover-open') ?? false;

async function open(el: SoukPost, opener: HTMLElement): Promise<HTMLElement> {
  opener.scrollIntoView({ block: 'center' });
  opener.click();
  await waitUntil(isOpen(el), 'the card opens');
  await nextFrame();
  await nextFrame();
  return card(el) as HTMLElement;
}

describe('souk-post with the page’s own content', () => {
  beforeEach(async () => {
    await setViewport({ width: 1000, height: 900 });
    fakeApi({ products: [shirt(), hat()] });
  });

  it('is accessible, closed and open', async () => {
    const el = await post(own());
    await expect(el).to.be.accessible();
    await open(el, spots(el)[0] as HTMLElement);
    await expect(el).to.be.accessible();
  });

  it('leaves the page’s nodes as they were', async () => {
    const el = await post(own());
    const kept = el.innerHTML;
    await open(el, link(el, 'sun-hat'));
    expect(el.innerHTML).to.equal(kept);
    expect(kept).to.contain('Linen shirt, €49');
  });

  it('shows every node in the author’s order', async () => {
    const el = await post(own());
    const tops = [...el.children].map((each) => each.getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
    expect([...el.children].every((each) => each.getBoundingClientRect().height > 0)).to.equal(true);
  });

  it('puts a named button on each product, in percent of the picture', async () => {
    const el = await post(own());
    expect(spots(el).map((each) => each.getAttribute('aria-label'))).to.deep.equal([
      'Sun hat, €29.00, product 1 of 2',
      'Linen shirt, from €49.00, product 2 of 2',
    ]);
    const img = el.querySelector('img') as Element;
    expect(spots(el).map((each) => centre(each, img).map(Math.round))).to.deep.equal([
      [366, 90],
      [192, 405],
    ]);
    expect(spots(el).every((each) => each.offsetWidth === 44 && each.offsetHeight === 44)).to.equal(true);
  });

  it('follows the picture when it gets smaller', async () => {
    const el = await post(own());
    (el.parentElement as HTMLElement).style.width = '300px';
    await nextFrame();
    await nextFrame();
    const img = el.querySelector('img') as Element;
    expect(spots(el).map((each) => centre(each, img).map(Math.round))).to.deep.equal([
      [183, 45],
      [96, 203],
    ]);
  });

  it('never mirrors the places from right to left', async () => {
    const el = await post(html`<div dir="rtl">${own()}</div>`);
    const img = el.querySelector('img') as Element;
    expect(centre(spots(el)[0] as Element, img).map(Math.round)).to.deep.equal([366, 90]);
  });

  it('opens the card on a click, with request and fact once each', async () => {
    const el = await post(own());
    const events = await eventsOf(() => open(el, spots(el)[0] as HTMLElement));
    expect(events).to.deep.equal(['souk-open', 'souk-opened']);
    expect(card(el)?.getAttribute('aria-label')).to.equal('Sun hat');
    const pin = card(el)?.querySelector('souk-pin');
    expect([pin?.getAttribute('product'), pin?.getAttribute('post')]).to.deep.equal(['sun-hat', 'lisbon']);
    expect(spots(el).map((each) => each.getAttribute('aria-expanded'))).to.deep.equal(['true', 'false']);
  });

  it('opens on Enter, takes the focus, and gives it back on Escape', async () => {
    const el = await post(own());
    spots(el)[0]?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(isOpen(el));
    expect(el.shadowRoot?.activeElement === card(el)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await el.updateComplete;
    expect(isOpen(el)()).to.equal(false);
    expect(el.shadowRoot?.activeElement === spots(el)[0]).to.equal(true);
  });

  it('closes by its button and by a second press on the same hotspot', async () => {
    const el = await post(own());
    await open(el, spots(el)[0] as HTMLElement);
    one(el, '.close').click();
    await el.updateComplete;
    expect(isOpen(el)()).to.equal(false);
    await open(el, spots(el)[0] as HTMLElement);
    spots(el)[0]?.click();
    await waitUntil(() => !isOpen(el)());
  });

  it('closes on a click outside, and moves to another product on a click there', async () => {
    const el = await post(own());
    await open(el, spots(el)[0] as HTMLElement);
    await sendMouse({ type: 'click', position: [5, 5] });
    await el.updateComplete;
    expect(isOpen(el)()).to.equal(false);
    await open(el, spots(el)[0] as HTMLElement);
    const [x, y] = onScreen(spots(el)[1] as Element);
    await sendMouse({ type: 'click', position: [x, y] });
    await waitUntil(() => card(el)?.getAttribute('aria-label') === 'Linen shirt');
  });

  it('opens the card instead of following the link', async () => {
    const el = await post(own());
    const opened = await open(el, link(el, 'linen-shirt'));
    expect(opened.getAttribute('aria-label')).to.equal('Linen shirt');
    expect(location.hash).to.equal('');
    await sendKeys({ press: 'Escape' });
    expect(document.activeElement === link(el, 'linen-shirt')).to.equal(true);
  });

  it('leaves clicks with a modifier and links of unknown products alone', async () => {
    fakeApi({ products: [shirt()] });
    const el = await post(own());
    const followed = (init: MouseEventInit, id: string) => {
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init });
      let prevented = true;
      const look = (event: Event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', look, { once: true });
      link(el, id).dispatchEvent(click);
      return !prevented;
    };
    expect(followed({ ctrlKey: true }, 'linen-shirt')).to.equal(true);
    expect(followed({ metaKey: true }, 'linen-shirt')).to.equal(true);
    expect(followed({}, 'sun-hat')).to.equal(true);
    expect(followed({}, 'linen-shirt')).to.equal(false);
    expect(spots(el).length).to.equal(1);
  });

  it('stays closed when a listener says no, and settles the promise', async () => {
    const el = await post(own());
    let promise: Promise<boolean> | undefined;
    el.addEventListener('souk-open', (event) => {
      event.preventDefault();
      promise = event.promise;
    });
    const events = await eventsOf(async () => {
      spots(el)[0]?.click();
      await aTimeout(30);
    });
    expect(events).to.deep.equal(['souk-open']);
    expect(await promise).to.equal(false);
    expect(isOpen(el)()).to.equal(false);
  });

  it('has one card at a time on the page', async () => {
    const first = await post(own());
    const second = await post(own());
    await open(first, spots(first)[0] as HTMLElement);
    await open(second, spots(second)[0] as HTMLElement);
    await first.updateComplete;
    expect(isOpen(first)()).to.equal(false);
    expect(isOpen(second)()).to.equal(true);
  });

  it('cleans up when it is taken away while opening and while open', async () => {
    const el = await post(own());
    const parent = el.parentElement as HTMLElement;
    let promise: Promise<boolean> | undefined;
    const leave = (event: OpenEvent) => {
      promise = event.promise;
      el.remove();
    };
    el.addEventListener('souk-open', leave, { once: true });
    spots(el)[0]?.click();
    await waitUntil(() => promise !== undefined);
    expect(await promise).to.equal(false);
    parent.append(el);
    await settle(el);
    await open(el, spots(el)[0] as HTMLElement);
    el.remove();
    await sendKeys({ press: 'Escape' });
    parent.append(el);
    await settle(el);
    expect(isOpen(el)()).to.equal(false);
    expect(spots(el).length).to.equal(2);
  });

  it('asks for all products of all posts in one request, and for no post', async () => {
    const api = fakeApi({ products: [shirt(), hat()] });
    await post(html`<div>${own()}${own()}</div>`);
    expect(api.calls).to.deep.equal([['products', ['linen-shirt', 'sun-hat']]]);
  });

  it('reads children that come later', async () => {
    const el = await post(html`<souk-post></souk-post>`);
    const source = await fixture(own());
    el.append(...(source.querySelector('souk-post') as Element).childNodes);
    await settle(el);
    await settle(el);
    expect(spots(el).length).to.equal(2);
    link(el, 'sun-hat').remove();
    await settle(el);
    expect(spots(el).length).to.equal(1);
  });

  it('takes pictures and links that a page builder has wrapped', async () => {
    const el = await post(html`<souk-post>
      <figure><img src=${image} alt="" width="600" height="750"><figcaption>Lisbon</figcaption></figure>
      <p><a href="#a" data-product="linen-shirt" data-x="50%" data-y="50">Shirt</a><br>
      <a href="#b" data-product="sun-hat" data-x="10" data-y="10">Hat</a></p>
    </souk-post>`);
    const img = el.querySelector('img') as HTMLElement;
    const wish = [img.offsetWidth / 2, img.offsetHeight / 2].map(Math.round);
    expect(centre(spots(el)[1] as Element, img).map(Math.round)).to.deep.equal(wish);
    await open(el, link(el, 'sun-hat'));
  });

  it('says in the list and on the picture that a product is sold out', async () => {
    const gone = hat({ variants: [{ id: 'sun-hat', options: [], price: 2900, available: false }] });
    fakeApi({ products: [shirt(), gone] });
    const el = await post(own());
    expect(spots(el)[0]?.getAttribute('aria-label')).to.equal('Sun hat, Sold out, product 1 of 2');
    expect(all(el, '.note').map((each) => each.textContent)).to.deep.equal(['Sold out']);
  });

  it('keeps the links and says so once when the server fails', async () => {
    fakeApi({ products: () => Promise.reject(new Error('down')) });
    let el: SoukPost | undefined;
    const events = await eventsOf(async () => {
      el = await post(own());
      await settle(el);
    });
    expect(events).to.deep.equal(['souk-error']);
    expect(spots(el as SoukPost).length).to.equal(0);
    expect(link(el as SoukPost, 'sun-hat').offsetHeight).to.be.above(40);
  });
});

describe('souk-post with a post document', () => {
  beforeEach(async () => {
    await setViewport({ width: 1000, height: 900 });
  });

  it('is accessible and shows author, tie, picture, products and text', async () => {
    fakeApi({ post: lisbon() });
    const el = await post(html`<souk-post post="lisbon"></souk-post>`);
    await expect(el).to.be.accessible();
    expect(one(el, '[part=author]').textContent).to.equal('Ana');
    expect(one(el, '[part=disclosure]').textContent).to.equal('Gift from Ourela');
    expect(all(el, '.row').map((each) => each.textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Linen shirt from €49.00',
      'Sun hat €29.00',
    ]);
    expect(spots(el).length).to.equal(2);
  });

  it('opens the card from the list', async () => {
    fakeApi({ post: lisbon() });
    const el = await post(html`<souk-post post="lisbon"></souk-post>`);
    const opened = await open(el, all(el, '.row')[1] as HTMLElement);
    expect(opened.getAttribute('aria-label')).to.equal('Sun hat');
    expect(all(el, '.row')[1]?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('loads src, and keeps the inline document when that fails', async () => {
    const inline = JSON.stringify(lisbon({ title: 'Inline' }));
    const template = html`<souk-post src="/lisbon.json">
      <script type="application/json">${inline}</script>
    </souk-post>`;
    fakeApi({ postAt: async () => lisbon({ title: 'From src' }) });
    expect(one(await post(template), 'h3').textContent).to.equal('From src');
    fakeApi();
    expect(one(await post(template), 'h3').textContent).to.equal('Inline');
  });

  it('keeps the size of the picture while the picture is on its way', async () => {
    fakeApi({ post: lisbon() });
    const el = await post(html`<souk-post post="lisbon" .style=${'width: 400px'}></souk-post>`);
    expect(one(el, '.picture').getBoundingClientRect().height).to.be.closeTo(500, 1);
  });

  it('says quietly that it failed, and tries again', async () => {
    let fails = true;
    fakeApi({ post: async () => (fails ? Promise.reject(new Error('down')) : lisbon()) });
    const el = await post(html`<souk-post post="lisbon"></souk-post>`);
    expect(el.renderRoot.textContent).to.contain('This could not be loaded.');
    fails = false;
    one(el, 'button').click();
    await settle(el);
    expect(one(el, 'h3').textContent).to.equal('Three days, one shirt');
  });

  it('shows other content of the page until the document is there', async () => {
    const text = html`<souk-post post="lisbon"><a href="/p/lisbon">Three days</a></souk-post>`;
    fakeApi();
    const el = await post(text);
    expect(el.querySelector('a')?.offsetHeight).to.be.above(0);
    fakeApi({ post: lisbon() });
    expect((await post(text)).querySelector('a')?.offsetHeight).to.equal(0);
  });

  it('shows text alone when there are neither pictures nor products', async () => {
    fakeApi({ post: lisbon({ media: [], products: [] }) });
    const el = await post(html`<souk-post post="lisbon"></souk-post>`);
    expect([all(el, '.picture').length, all(el, 'ul').length, all(el, 'h3').length]).to.deep.equal([0, 0, 1]);
  });
});
