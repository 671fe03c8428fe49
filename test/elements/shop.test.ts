import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { SoukErrorEvent } from '../../src/elements/events.ts';
import { SoukShop } from '../../src/elements/shop.ts';
import { say } from '../../src/state/more-words.ts';
import { forgetReports } from '../../src/state/report.ts';
import { $settings } from '../../src/state/settings.ts';
import { replaceWords } from '../../src/state/words.ts';

customElements.define('souk-shop', SoukShop);

const before = $settings.get();
const warn = console.warn;
let warnings: string[];

/** A place that hears what its elements complain about. */
async function place(): Promise<{ box: HTMLElement; errors: string[] }> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const errors: string[] = [];
  box.addEventListener('souk-error', (event) => errors.push((event as SoukErrorEvent).code));
  return { box, errors };
}

function shop(attributes: Record<string, string>, text = ''): SoukShop {
  const element = document.createElement('souk-shop');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) {
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: text,
    });
    element.append(script);
  }
  return element;
}

beforeEach(() => {
  forgetReports();
  warnings = [];
  console.warn = (line: string) => warnings.push(line);
});

afterEach(() => {
  console.warn = warn;
  document.documentElement.lang = 'en';
  replaceWords({});
});

/** Without the settings that are not set. */
const given = (settings: object) => Object.entries(settings).filter(([, value]) => value !== undefined);

describe('the shop', () => {
  it('is accessible and shows nothing', async () => {
    const element = await fixture<SoukShop>(html`<souk-shop></souk-shop>`);
    await expect(element).to.be.accessible();
    expect(element.getClientRects().length).to.equal(0);
    expect($settings.get()).to.deep.equal(before);
  });

  it('sets what its attributes say, at once', async () => {
    const { box, errors } = await place();
    box.append(
      shop({
        server: 'https://shop.test/some/path',
        currency: 'eur',
        locale: 'pt-br',
        checkout: 'dialog',
        consent: 'granted',
        'publishable-key': 'pk_test_abc',
        'return-url': '/thank-you',
      }),
    );
    expect($settings.get()).to.deep.equal({
      server: 'https://shop.test',
      currency: 'EUR',
      locale: 'pt-BR',
      checkout: 'dialog',
      consent: 'granted',
      publishableKey: 'pk_test_abc',
      returnUrl: `${location.origin}/thank-you`,
    });
    expect(errors).to.deep.equal([]);
  });

  it('follows a change of an attribute, and goes back to the default without it', async () => {
    const element = await fixture<SoukShop>(html`<souk-shop checkout="dialog"></souk-shop>`);
    element.checkout = 'link';
    await element.updateComplete;
    expect($settings.get().checkout).to.equal('link');
    element.removeAttribute('checkout');
    await element.updateComplete;
    expect($settings.get().checkout).to.equal('redirect');
  });

  for (const [name, value] of [
    ['server', 'javascript:alert(1)'],
    ['server', 'https://'],
    ['currency', 'euros'],
    ['locale', '_'],
    ['checkout', 'popup'],
    ['consent', 'yes'],
    ['publishable-key', 'sk_live_1234'],
    ['return-url', 'javascript:alert(1)'],
  ] as const) {
    it(`refuses ${name}="${value}", names it once and keeps the default`, async () => {
      const { box, errors } = await place();
      const element = shop({ [name]: value });
      box.append(element);
      await element.updateComplete;
      element.consent = 'denied';
      await element.updateComplete;
      expect(errors).to.deep.equal(['bad_input']);
      expect(warnings.filter((line) => line.includes(`<souk-shop ${name}>`))).to.have.length(1);
      expect(given({ ...$settings.get(), consent: 'denied' })).to.deep.equal(given(before));
      expect(warnings.join()).not.to.contain('sk_live_1234');
    });
  }

  it('counts once: the first wins, and the developer is told', async () => {
    const { box } = await place();
    const first = shop({ checkout: 'dialog' });
    const second = shop({ checkout: 'link' });
    box.append(first, second);
    await second.updateComplete;
    expect($settings.get().checkout).to.equal('dialog');
    expect(warnings.join()).to.contain('second_shop');
  });

  it('follows the language of the page, unless it has its own', async () => {
    const element = await fixture<SoukShop>(html`<souk-shop></souk-shop>`);
    document.documentElement.lang = 'de-AT';
    await waitUntil(() => say('add') === 'In den Warenkorb');
    expect($settings.get().locale).to.equal('de-AT');
    element.locale = 'en';
    await waitUntil(() => say('add') === 'Add to cart');
    document.documentElement.lang = 'fr';
    await aTimeout(20);
    expect($settings.get().locale).to.equal('en');
  });

  it('replaces texts, and names those that do not exist', async () => {
    const { box } = await place();
    box.append(shop({}, '{"add":"Into the basket","__proto__":"x","nope":"y","buy":7}'));
    expect(say('add')).to.equal('Into the basket');
    expect(say('buy')).to.equal('Buy now');
    expect(warnings).to.have.length(3);
    expect(({} as Record<string, unknown>).x).to.equal(undefined);
  });

  it('reports JSON that cannot be read', async () => {
    const { box, errors } = await place();
    box.append(shop({}, '{"add":'));
    expect(errors).to.deep.equal(['bad_input']);
    expect(say('add')).to.equal('Add to cart');
  });
});
