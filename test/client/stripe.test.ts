import { expect } from '@open-wc/testing';
import { createPage, type PageOptions } from '../../src/client/stripe.ts';
import { stripeDouble } from '../support/stripe-double.ts';

let keys = 0;

/** A key of its own for each test: what is loaded is remembered by key. */
const options = (over: Partial<PageOptions> = {}): PageOptions => {
  keys += 1;
  return { key: `pk_test_${keys}`, clientSecret: 'cs_1_secret', locale: 'en', onComplete: () => {}, ...over };
};

const failing = async (over: Partial<PageOptions> = {}) => {
  try {
    await createPage(options(over));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was created');
};

const scripts = () => [...document.querySelectorAll('script')].map((script) => script.src);

const asScript = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;

// First of all: once Stripe.js has loaded, the page keeps it.
describe('loading Stripe.js', () => {
  it('forgets a blocked load, so that the next press may succeed', async () => {
    const blocked = options();
    const message = await createPage(blocked).then(
      () => 'created',
      (error: Error) => error.message,
    );
    expect(message).to.include('Failed to load Stripe.js');
    stripeDouble();
    (await createPage(blocked)).destroy();
  });
});

describe("Stripe's embedded page", () => {
  it('is created with the secret and mounted where it is told', async () => {
    const stripe = stripeDouble();
    const page = await createPage(options());
    const place = document.body.appendChild(document.createElement('div'));
    page.mount(place);
    expect(stripe.pages[0]?.secret).to.equal('cs_1_secret');
    expect(place.querySelector('iframe')).not.to.equal(null);
    page.destroy();
    place.remove();
  });

  it('may be destroyed more than once', async () => {
    const stripe = stripeDouble();
    const page = await createPage(options());
    page.destroy();
    page.destroy();
    expect(stripe.pages[0]?.destroyed).to.equal(true);
  });

  it('works with the older Stripe.js that a page brought', async () => {
    const stripe = stripeDouble('initEmbeddedCheckout');
    (await createPage(options())).destroy();
    expect(stripe.pages).to.have.length(1);
  });

  it('says when the Stripe.js of the page is too old', async () => {
    stripeDouble('somethingElse');
    expect(await failing()).to.include('no embedded checkout');
  });

  it('gives up after a while, and destroys what comes late', async () => {
    const stripe = stripeDouble();
    let open = () => {};
    stripe.gate = new Promise((resolve) => {
      open = resolve;
    });
    expect(await failing({ time: 20 })).to.include('no answer');
    open();
    await new Promise((done) => setTimeout(done));
    expect(stripe.pages[0]?.destroyed).to.equal(true);
    stripe.gate = undefined;
    (await createPage(options())).destroy();
  });

  it('passes on that creation failed', async () => {
    const stripe = stripeDouble();
    stripe.error = new Error('IntegrationError');
    expect(await failing()).to.equal('IntegrationError');
  });
});

describe('the stand-in of the sandbox', () => {
  beforeEach(() => {
    delete (window as { Stripe?: unknown }).Stripe;
  });

  it('is taken from the server alone', async () => {
    const server = location.origin;
    expect(await failing({ server, stripeJs: 'https://elsewhere.test/stripe.js' })).to.include(
      'not on the server',
    );
    expect(await failing({ server, stripeJs: asScript('0') })).to.include('not on the server');
    expect(scripts().some((src) => /elsewhere|data:/.test(src))).to.equal(false);
  });

  it('says when it does not load, and is tried again the next time', async () => {
    const server = location.origin;
    const wrong = { server, stripeJs: `${server}/no-such-file.js` };
    expect(await failing(wrong)).to.include('did not load');
    expect(await failing(wrong)).to.include('did not load');
    expect(scripts().some((src) => src.includes('no-such-file'))).to.equal(false);
  });

  it('is not needed when a Stripe.js is there', async () => {
    stripeDouble();
    const page = await createPage(
      options({ server: location.origin, stripeJs: `${location.origin}/no-such-file.js` }),
    );
    page.destroy();
  });
});
