import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { addToCart } from '../../src/state/cart.ts';
import { all, cartElement, dialogOf, find, opened, startAfresh, untilOpen } from '../support/cart.ts';
import { hat } from '../support/fake-api.ts';

beforeEach(startAfresh);

describe('the drawer on any screen', () => {
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'no-preference' });
    document.documentElement.removeAttribute('dir');
  });

  for (const [width, height] of [
    [320, 640],
    [320, 256],
    [768, 1024],
    [1440, 900],
  ] as const) {
    it(`fits ${width} × ${height}`, async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      await setViewport({ width, height });
      const cart = await opened();
      const box = dialogOf(cart).getBoundingClientRect();
      expect(box.right).to.equal(width);
      expect(box.width).to.equal(Math.min(width, width <= 480 ? width : 440));
      for (const selector of ['dialog', '.scroll', '.line', 'footer']) {
        const element = find(cart, selector);
        expect(element.scrollWidth, selector).to.be.at.most(element.clientWidth + 1);
      }
      for (const button of all(cart, 'button, select')) {
        expect(button.getBoundingClientRect().height, button.outerHTML).to.be.at.least(44);
      }
    });
  }

  it('comes from the other side in a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    await emulateMedia({ reducedMotion: 'reduce' });
    await setViewport({ width: 1000, height: 700 });
    const cart = await opened();
    expect(dialogOf(cart).getBoundingClientRect().left).to.equal(0);
    await expect(cart).to.be.accessible();
  });

  it('is accessible in the dark and with forced colours', async () => {
    document.documentElement.style.colorScheme = 'light dark';
    await emulateMedia({ colorScheme: 'dark' });
    const cart = await opened();
    await expect(cart).to.be.accessible();
    document.documentElement.style.colorScheme = '';
    await emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await expect(cart).to.be.accessible();
  });

  it('holds long titles', async () => {
    await setViewport({ width: 320, height: 640 });
    addToCart(
      hat({ title: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(5) }),
      hat().variants[0] as never,
      99,
    );
    const cart = await cartElement();
    find(cart, '.bag').click();
    await untilOpen(cart);
    const line = find(cart, '.line');
    expect(line.scrollWidth).to.be.at.most(line.clientWidth);
  });
});
