import { expect } from '@open-wc/testing';
import * as kit from '../../src/index.ts';

describe('the package', () => {
  it('registers, writes and asks nothing when it is imported', () => {
    for (const tag of ['souk-shop', 'souk-post', 'souk-pin', 'souk-board', 'souk-cart']) {
      expect(customElements.get(tag), tag).to.equal(undefined);
    }
    expect(localStorage.length).to.equal(0);
    expect(performance.getEntriesByType('resource').some((entry) => entry.name.includes('/v1/'))).to.equal(
      false,
    );
  });

  it('gives the elements, the events and what a page may call', () => {
    const given = [kit.SoukCart, kit.PaidEvent, kit.$cart, kit.addToCart, kit.pay, kit.configure, kit.format];
    expect(given).not.to.include(undefined);
  });
});
