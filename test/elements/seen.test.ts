import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SeenEvent } from '../../src/elements/events.ts';
import { SoukPin } from '../../src/elements/pin.ts';
import { fakeApi, hat } from '../support/fake-api.ts';

if (!customElements.get('souk-pin')) customElements.define('souk-pin', SoukPin);

describe('souk-seen', () => {
  it('is sent once when a pin is in view, and not before', async () => {
    fakeApi({ products: [hat()] });
    const page = await fixture(html`<div>
      <div data-far></div>
      <souk-pin product="sun-hat"></souk-pin>
    </div>`);
    page.querySelector<HTMLElement>('[data-far]')?.style.setProperty('block-size', '5000px');
    const pin = page.querySelector('souk-pin') as SoukPin;
    let seen = 0;
    pin.addEventListener('souk-seen', () => {
      seen += 1;
    });
    await aTimeout(100);
    expect(seen).to.equal(0);
    setTimeout(() => pin.scrollIntoView());
    await oneEvent<SeenEvent>(pin, 'souk-seen');
    page.scrollIntoView();
    pin.scrollIntoView();
    await aTimeout(100);
    expect(seen).to.equal(1);
  });
});
