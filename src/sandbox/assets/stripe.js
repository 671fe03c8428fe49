/**
 * Stands in for https://js.stripe.com/endive/stripe.js, for the embedded page
 * alone. It keeps Stripe's traps: one live instance, no shadow roots, no
 * second destroy, and an answer that comes late.
 */
(() => {
  const base = new URL('.', document.currentScript.src);

  class IntegrationError extends Error {
    name = 'IntegrationError';
  }

  const DESTROYED =
    'This Embedded Checkout instance has been destroyed. Create a new one with createEmbeddedCheckoutPage().';

  /** One per document, from the call that asks for it until it is destroyed. */
  let live;

  function checkKey(key) {
    if (!key)
      throw new IntegrationError('Please call Stripe() with your publishable key. You used an empty string.');
    if (/^(sk|rk)_/.test(key)) {
      throw new IntegrationError(
        'You should not use your secret key with Stripe.js.\n        Please pass a publishable key instead.',
      );
    }
    if (!/^pk_/.test(key)) throw new IntegrationError(`Invalid publishable key: ${key}`);
  }

  function placeFor(target) {
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place) {
      const advice = 'Make sure the element exists on the page before calling mount().';
      throw new IntegrationError(
        `The selector you specified (${target}) applies to no DOM elements. ${advice}`,
      );
    }
    if (place.getRootNode() !== document) {
      throw new IntegrationError(
        'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.',
      );
    }
    return place;
  }

  function frameFor(session) {
    const frame = document.createElement('iframe');
    const page = new URL(`pay/${session}`, base);
    page.search = new URLSearchParams({ embedded: '1', parent: location.origin });
    frame.name = 'embedded-checkout';
    frame.title = 'Checkout (sandbox)';
    frame.allow = 'payment';
    frame.src = page.href;
    Object.assign(frame.style, { width: '100%', height: '600px', border: '0', display: 'block' });
    return frame;
  }

  async function secretOf(options) {
    const secret = options.fetchClientSecret ? await options.fetchClientSecret() : options.clientSecret;
    if (/^cs_(test|live)_\w+_secret_\w+$/.test(secret)) return secret;
    throw new IntegrationError('fetchClientSecret must give a client secret such as cs_test_a1_secret_b2.');
  }

  async function check(key, secret) {
    const body = JSON.stringify({ key, client_secret: secret });
    const answer = await fetch(new URL('embedded', base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const found = await answer.json();
    if (found.error)
      throw Object.assign(new IntegrationError(found.error.message), { code: found.error.code });
    return found;
  }

  /** What the frame says, told to the page: how far the buyer is, and once that all is done. */
  function audience(found, options) {
    let done = false;

    const report = (eventType) =>
      options.onAnalyticsEvent?.({
        eventType,
        checkoutSession: found.session,
        details: { items: [], amount: found.amount_total, currency: found.currency },
        timestamp: Math.floor(Date.now() / 1000),
      });

    return {
      open: () => report('checkoutRendered'),
      submitted: () => report('checkoutSubmitted'),
      declined: () => report('checkoutSubmitFailed'),
      complete() {
        if (done) return;
        done = true;
        if (found.redirect_on_completion !== 'always') return options.onComplete?.();
        location.assign(found.return_url.replaceAll('{CHECKOUT_SESSION_ID}', found.session));
      },
      height: ({ height }, frame) => frame.style.setProperty('height', `${Number(height) || 600}px`),
    };
  }

  /** The object that the page holds; `token` is what makes it the live one. */
  function instance(token, found, options) {
    const heard = audience(found, options);
    let frame;
    let destroyed = false;

    const guard = () => {
      if (destroyed) throw new IntegrationError(DESTROYED);
    };

    const listen = ({ origin, source, data }) => {
      if (origin !== base.origin || !frame || source !== frame.contentWindow) return;
      if (Object.hasOwn(heard, data?.souk)) heard[data.souk](data, frame);
    };

    const leave = () => {
      removeEventListener('message', listen);
      frame?.remove();
      frame = undefined;
    };

    return {
      mount(target) {
        guard();
        const place = placeFor(target);
        if (frame) throw new IntegrationError('Embedded Checkout is already mounted; call unmount() first.');
        frame = frameFor(found.session);
        addEventListener('message', listen);
        place.append(frame);
      },
      unmount() {
        guard();
        leave();
      },
      destroy() {
        guard();
        destroyed = true;
        leave();
        if (live === token) live = undefined;
      },
    };
  }

  async function createEmbeddedCheckoutPage(key, options = {}) {
    if (typeof options.fetchClientSecret !== 'function' && typeof options.clientSecret !== 'string') {
      throw new IntegrationError('Pass fetchClientSecret to createEmbeddedCheckoutPage().');
    }
    if (live) throw new IntegrationError('You cannot have multiple Embedded Checkout objects.');
    const token = {};
    live = token;
    try {
      return instance(token, await check(key, await secretOf(options)), options);
    } catch (error) {
      live = undefined;
      throw error;
    }
  }

  const absent = (name, advice) => () => {
    throw new IntegrationError(`${name} is not here. ${advice}`);
  };

  function Stripe(key, options = {}) {
    checkKey(key);
    return {
      _apiKey: key,
      _options: options,
      _registerWrapper() {},
      registerAppInfo() {},
      createEmbeddedCheckoutPage: (given) => createEmbeddedCheckoutPage(key, given),
      initEmbeddedCheckout: absent('initEmbeddedCheckout', 'It was renamed to createEmbeddedCheckoutPage.'),
      redirectToCheckout: absent('redirectToCheckout', 'It was removed; go to the url of the session.'),
      elements: absent('elements', 'The sandbox has the embedded page alone.'),
      initCheckoutElementsSdk: absent('initCheckoutElementsSdk', 'The sandbox has the embedded page alone.'),
    };
  }

  window.Stripe = Object.assign(Stripe, { version: 'endive' });
})();
