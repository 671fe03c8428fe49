import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { ApiError } from '../../src/client/call.ts';
import type { Product } from '../../src/core/product.ts';
import type { AddEvent } from '../../src/elements/events.ts';
import { SoukPin } from '../../src/elements/pin.ts';
import { $cart, addToCart, clearCart } from '../../src/state/cart.ts';
import { putProduct } from '../../src/state/catalog.ts';
import { $saved, toggleSaved } from '../../src/state/saved.ts';
import { configure } from '../../src/state/settings.ts';
import { type FakeApi, fakeApi, hat, shirt } from '../support/fake-api.ts';
import { count, inside, part, pictureOf, shown, until, words } from './pin-support.ts';

if (!customElements.get('souk-pin')) customElements.define('souk-pin', SoukPin);

/** Red and blue in two sizes; there is no large blue one, and the small blue one is sold out. */
const tee = (over: Partial<Product> = {}): Product => ({
  ...hat({ id: 'tee', title: 'Tee', url: '/tee', images: ['red', 'blue', 'back'].map(pictureOf) }),
  options: [
    { name: 'Colour', values: ['Red', 'Blue'] },
    { name: 'Size', values: ['S', 'L'] },
  ],
  variants: [
    { id: 'red-s', options: ['Red', 'S'], price: 1000, available: true },
    { id: 'red-l', options: ['Red', 'L'], price: 1200, available: true },
    { id: 'blue-s', options: ['Blue', 'S'], price: 1100, available: false, image: pictureOf('blue') },
  ],
  ...over,
});

let api: FakeApi;

function page(...products: Product[]): void {
  localStorage.clear();
  clearCart();
  for (const id of $saved.get()) toggleSaved(id);
  configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en' });
  api = fakeApi({ products });
}

async function choose(pin: SoukPin, at: number, value: string): Promise<void> {
  const select = pin.shadowRoot?.querySelectorAll('select')[at] as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await pin.updateComplete;
}

const pinOf = async (id: string) => shown(await fixture<SoukPin>(html`<souk-pin product=${id}></souk-pin>`));

describe('souk-pin', () => {
  beforeEach(() => page(shirt(), hat(), tee()));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible', async () => {
    await expect(await pinOf('tee')).to.be.accessible();
  });

  it('shows title, price and the price before', async () => {
    const pin = await pinOf('linen-shirt');
    expect(words(part(pin, 'title'))).to.equal('Linen shirt');
    expect(part(pin, 'title').getAttribute('href')).to.equal('/products/linen-shirt');
    expect(words(part(pin, 'price'))).to.equal('€49.00 €59.00Before: €59.00');
  });

  it('asks for the products of all pins in one request', async () => {
    const pins = await fixture(html`<div style="inline-size: 240px">
      <souk-pin product="sun-hat"></souk-pin><souk-pin product="tee"></souk-pin>
    </div>`);
    for (const pin of pins.querySelectorAll('souk-pin')) await shown(pin);
    expect(api.calls).to.deep.equal([['products', ['sun-hat', 'tee']]]);
  });

  describe('choosing', () => {
    it('starts with the first variant that can be had', async () => {
      page(tee({ variants: tee().variants.map((each, at) => ({ ...each, available: at === 1 })) }));
      const pin = await pinOf('tee');
      expect(words(part(pin, 'price'))).to.equal('€12.00');
    });

    it('starts with the variant that the page names', async () => {
      api = fakeApi({ products: async () => [tee()] });
      const pin = await pinOf('red-l');
      expect(words(part(pin, 'price'))).to.equal('€12.00');
    });

    it('takes price and picture from the variant', async () => {
      const pin = await pinOf('tee');
      await choose(pin, 1, 'L');
      expect(words(part(pin, 'price'))).to.equal('€12.00');
      expect(inside(pin, 'img')?.getAttribute('src')).to.equal(pictureOf('red'));
    });

    it('says in words what is sold out, and does not sell it', async () => {
      const pin = await pinOf('tee');
      const [colour] = pin.shadowRoot?.querySelectorAll('select') ?? [];
      expect([...(colour?.options ?? [])].map(words)).to.deep.equal(['Red', 'Blue – Sold out']);
      await choose(pin, 0, 'Blue');
      expect(words(part(pin, 'add'))).to.equal('Sold out');
      expect(part(pin, 'add').ariaDisabled).to.equal('true');
      expect(inside(pin, 'img')?.getAttribute('src')).to.equal(pictureOf('blue'));
      part(pin, 'add').click();
      part(pin, 'buy').click();
      await nextFrame();
      expect($cart.get()).to.equal(undefined);
      expect(api.calls.length).to.equal(1);
    });

    it('moves the other choices along where a combination does not exist', async () => {
      const pin = await pinOf('tee');
      await choose(pin, 1, 'L');
      await choose(pin, 0, 'Blue');
      const chosen = [...(pin.shadowRoot?.querySelectorAll('select') ?? [])].map(({ value }) => value);
      expect(chosen).to.deep.equal(['Blue', 'S']);
    });

    it('shows a badge when nothing is left', async () => {
      page(hat({ variants: [{ id: 'sun-hat', options: [], price: 2900, available: false }] }));
      const pin = await pinOf('sun-hat');
      expect(words(part(pin, 'badge'))).to.equal('Sold out');
    });
  });

  describe('adding', () => {
    it('puts as many as wished into the cart, with the post', async () => {
      const pin = await shown(
        await fixture<SoukPin>(html`<souk-pin product="sun-hat" post="beach"></souk-pin>`),
      );
      part(pin, 'quantity').focus();
      await sendKeys({ press: 'ArrowUp' });
      await sendKeys({ press: 'Tab' });
      const added = count(pin, 'souk-added');
      await sendKeys({ press: 'Enter' });
      await until(() => added.length === 1);
      expect($cart.get()?.lines).to.deep.include({
        product: 'sun-hat',
        variant: 'sun-hat',
        quantity: 2,
        price: 2900,
        title: 'Sun hat',
        url: '/products/sun-hat',
        post: 'beach',
      });
      expect(words(part(pin, 'message'))).to.equal('Sun hat is in your cart.');
      expect(part(pin, 'message').role).to.equal('status');
    });

    it('adds once for each press', async () => {
      const pin = await pinOf('sun-hat');
      const asked = count(pin, 'souk-add');
      const added = count(pin, 'souk-added');
      part(pin, 'add').click();
      part(pin, 'add').click();
      await until(() => added.length === 2);
      expect(asked.length).to.equal(2);
      expect($cart.get()?.lines[0]?.quantity).to.equal(2);
    });

    it('adds nothing when a listener says no', async () => {
      const pin = await pinOf('sun-hat');
      const added = count(pin, 'souk-added');
      pin.addEventListener('souk-add', (event) => event.preventDefault());
      setTimeout(() => part(pin, 'add').click());
      const { promise } = (await oneEvent(pin, 'souk-add')) as unknown as AddEvent;
      expect(await promise).to.equal(false);
      expect($cart.get()).to.equal(undefined);
      expect(added.length).to.equal(0);
      expect(words(part(pin, 'message'))).to.equal('');
    });

    it('takes no nonsense for a quantity', async () => {
      const pin = await pinOf('sun-hat');
      const added = count(pin, 'souk-added');
      for (const value of ['', '-3', '1e9']) {
        (part(pin, 'quantity') as HTMLInputElement).value = value;
        part(pin, 'add').click();
      }
      await until(() => added.length === 3);
      const quantities = added.map((event) => (event as HTMLElementEventMap['souk-added']).detail.quantity);
      expect(quantities).to.deep.equal([1, 1, 99]);
    });

    it('says why another currency does not go into the same cart', async () => {
      page(hat({ currency: 'JPY' }));
      addToCart(shirt(), shirt().variants[0] as Product['variants'][0], 1);
      const pin = await pinOf('sun-hat');
      const errors = count(pin, 'souk-error');
      part(pin, 'add').click();
      await until(() => words(part(pin, 'message')) !== '');
      expect(words(part(pin, 'message'))).to.equal(
        'Your cart is in EUR. Pay for it or empty it before you add something in JPY.',
      );
      await until(() => errors.length === 1);
      expect($cart.get()?.lines.length).to.equal(1);
    });

    it('renders no pin again when the cart changes', async () => {
      const pins = await fixture(html`<div style="inline-size: 240px">
        <souk-pin product="sun-hat"></souk-pin><souk-pin product="tee"></souk-pin>
      </div>`);
      const [one, other] = pins.querySelectorAll('souk-pin');
      await shown(one as SoukPin);
      await shown(other as SoukPin);
      let renders = 0;
      (other as SoukPin).addController({ hostUpdate: () => (renders += 1) });
      part(one as SoukPin, 'add').click();
      await until(() => words(part(one as SoukPin, 'message')) !== '');
      expect(renders).to.equal(0);
    });
  });

  describe('saving', () => {
    it('keeps and lets go of the product, and renders the others no more', async () => {
      const pins = await fixture(html`<div style="inline-size: 240px">
        <souk-pin product="sun-hat"></souk-pin><souk-pin product="tee"></souk-pin>
      </div>`);
      const [one, other] = [...pins.querySelectorAll('souk-pin')] as [SoukPin, SoukPin];
      await shown(one);
      await shown(other);
      let renders = 0;
      other.addController({ hostUpdate: () => (renders += 1) });
      const heart = part(one, 'save');
      expect(heart.ariaLabel).to.equal('Save Sun hat');
      expect(heart.ariaPressed).to.equal('false');
      heart.click();
      await one.updateComplete;
      expect(heart.ariaPressed).to.equal('true');
      expect($saved.get()).to.deep.equal(['sun-hat']);
      heart.click();
      await one.updateComplete;
      expect(heart.ariaPressed).to.equal('false');
      expect(renders).to.equal(0);
    });
  });

  describe('pictures', () => {
    it('turns by its buttons, from the last to the first, and names the picture', async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      const pin = await pinOf('tee');
      const [next, previous] = pin.shadowRoot?.querySelectorAll<HTMLElement>('.turn') ?? [];
      const counted = inside(pin, 'output');
      expect(words(counted)).to.equal('Picture 1 of 3');
      next?.click();
      await until(() => words(counted) === 'Picture 2 of 3');
      previous?.click();
      await until(() => words(counted) === 'Picture 1 of 3');
      previous?.click();
      await until(() => words(counted) === 'Picture 3 of 3');
      await emulateMedia({ reducedMotion: 'no-preference' });
    });

    it('turns from right to left where the page reads so', async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      const box = await fixture(html`<div dir="rtl"><souk-pin product="tee"></souk-pin></div>`);
      const pin = await shown(box.querySelector('souk-pin') as SoukPin);
      pin.shadowRoot?.querySelector<HTMLElement>('.turn')?.click();
      await until(() => words(inside(pin, 'output')) === 'Picture 2 of 3');
      expect(inside(pin, '.strip')?.scrollLeft).to.be.below(0);
      await emulateMedia({ reducedMotion: 'no-preference' });
    });

    it('fetches the further ones only once the shopper turns to them', async () => {
      const pin = await pinOf('tee');
      const sources = () => [...(pin.shadowRoot?.querySelectorAll('img') ?? [])].filter(({ src }) => src);
      expect(sources().length).to.equal(1);
      inside(pin, '.strip')?.focus();
      await pin.updateComplete;
      expect(sources().length).to.equal(3);
    });
  });

  it('follows the language of its texts and prices', async () => {
    const pin = await pinOf('sun-hat');
    configure({ locale: 'de' });
    await pin.updateComplete;
    expect(words(part(pin, 'price'))).to.equal('29,00 €');
  });

  it('shows a product of the page itself without asking anybody', async () => {
    const pin = await fixture<SoukPin>(
      html`<souk-pin><script type="application/json">
        ${JSON.stringify(hat({ id: 'own', title: 'My own', currency: 'KWD' }))}
      </script></souk-pin>`,
    );
    await shown(pin);
    expect(words(part(pin, 'title'))).to.equal('My own');
    expect(words(part(pin, 'price'))).to.equal('KWD 2.900');
    expect(api.calls.length).to.equal(0);
  });

  it('shows the first product of a post document', async () => {
    const post = { id: 'p', media: [], products: [hat(), shirt()] };
    api = fakeApi({ postAt: async () => post });
    const pin = await shown(await fixture<SoukPin>(html`<souk-pin src="/post.json"></souk-pin>`));
    expect(words(part(pin, 'title'))).to.equal('Sun hat');
    putProduct(hat({ title: 'Rain hat' }));
    await pin.updateComplete;
    expect(words(part(pin, 'title'))).to.equal('Rain hat');
  });

  it('survives being taken away while the product is on its way', async () => {
    let answer = (_: Product[]) => {};
    api = fakeApi({ products: () => new Promise((resolve) => (answer = resolve)) });
    const pin = await fixture<SoukPin>(html`<souk-pin product="sun-hat"></souk-pin>`);
    await until(() => api.calls.length === 1);
    const place = pin.parentElement;
    pin.remove();
    answer([hat()]);
    await nextFrame();
    place?.append(pin);
    await shown(pin);
    expect(words(part(pin, 'title'))).to.equal('Sun hat');
  });

  describe('the fallback', () => {
    const link = html`<a href="/hat">Sun hat, €29</a>`;
    const isShown = (pin: SoukPin) => pin.querySelector('a')?.checkVisibility();

    it('is shown while loading and gives way to the product', async () => {
      const pin = await fixture<SoukPin>(html`<souk-pin product="sun-hat">${link}</souk-pin>`);
      expect(isShown(pin)).to.equal(true);
      await shown(pin);
      expect(isShown(pin)).to.equal(false);
    });

    it('stays when the product is unknown, and says so to the page once', async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const errors = count(box, 'souk-error');
      box.innerHTML = '<souk-pin product="gone"><a href="/hat">Sun hat</a></souk-pin>';
      await until(() => errors.length > 0);
      expect((errors[0] as HTMLElementEventMap['souk-error']).code).to.equal('unknown_product');
      expect(isShown(box.firstElementChild as SoukPin)).to.equal(true);
      await nextFrame();
      expect(errors.length).to.equal(1);
    });

    it('stays when the server fails, and the product comes when it works again', async () => {
      let works = false;
      api = fakeApi({
        products: async () => {
          if (works) return [hat()];
          throw new ApiError('http_503', 503);
        },
      });
      const pin = await fixture<SoukPin>(html`<souk-pin product="sun-hat"></souk-pin>`);
      await until(() => !!inside(pin, '.quiet button'));
      await expect(pin).to.be.accessible();
      works = true;
      inside(pin, '.quiet button')?.click();
      await shown(pin);
      expect(words(part(pin, 'title'))).to.equal('Sun hat');
    });

    it('stays when there is no price; without one the product is linked, not sold', async () => {
      page(hat({ variants: [] }));
      const box = await fixture(html`<div style="inline-size: 240px">
        <souk-pin product="sun-hat">${link}</souk-pin><souk-pin product="sun-hat"></souk-pin>
      </div>`);
      const [with_, without] = [...box.querySelectorAll('souk-pin')] as [SoukPin, SoukPin];
      await shown(without);
      expect(isShown(with_)).to.equal(true);
      expect(words(part(without, 'price'))).to.equal('Price not available');
      expect(words(part(without, 'buy'))).to.equal('View Sun hat');
      expect(inside(without, '[part="add"]')).to.equal(null);
    });
  });

  describe('bad input', () => {
    it('shows hostile texts as texts', async () => {
      page(hat({ title: '<img src=x onerror=alert(1)>', brand: '{{1}}</p>' }));
      const pin = await pinOf('sun-hat');
      expect(words(part(pin, 'title'))).to.equal('<img src=x onerror=alert(1)>');
      expect(pin.shadowRoot?.querySelectorAll('bdi').length).to.equal(1);
    });

    for (const [name, source] of [
      ['truncated JSON', '{"id":"x","ti'],
      ['a price in words', JSON.stringify({ ...hat(), variants: [{ id: 'x', price: '29,00' }] })],
      [
        'a price that is no number',
        '{"id":"x","title":"x","currency":"EUR","variants":[{"id":"x","price":-1}]}',
      ],
      ['a currency that does not exist', JSON.stringify(hat({ currency: 'ZZZ' }))],
      ['an array', '[]'],
    ] as const) {
      it(`keeps the fallback on ${name} and tells the page`, async () => {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const errors = count(box, 'souk-error');
        box.innerHTML = `<souk-pin><a href="/x">Sun hat</a><script type="application/json">${source}</script></souk-pin>`;
        await until(() => errors.length > 0);
        expect((errors[0] as HTMLElementEventMap['souk-error']).code).to.equal('bad_input');
        expect(box.querySelector('a')?.checkVisibility()).to.equal(true);
      });
    }

    it('has no use for an address that is not http', async () => {
      const pin = await fixture<SoukPin>(html`<souk-pin src="javascript:alert(1)"></souk-pin>`);
      await until(() => !!inside(pin, '.quiet button'));
      expect(api.calls.length).to.equal(0);
    });
  });
});
