import { expect } from '@open-wc/testing';
import { type Api, createApi } from '../../src/client/api.ts';
import { ApiError } from '../../src/client/call.ts';
import type { CheckoutRequest } from '../../src/core/wire.ts';

const order: CheckoutRequest = {
  cart: 'c1',
  currency: 'EUR',
  lines: [{ product: 'hat', variant: 'hat', quantity: 1, seen: 2900 }],
  mode: 'redirect',
  returnUrl: 'https://blog.test/',
};

/** An api whose every request gets this answer. */
function answering(
  status: number,
  body: string,
  headers = {},
): { api: Api; requests: [string, RequestInit][] } {
  const requests: [string, RequestInit][] = [];
  const fetch = async (url: string, init: RequestInit) => {
    requests.push([url, init]);
    return new Response(status === 204 ? null : body, { status, headers });
  };
  return {
    api: createApi({ server: 'https://shop.test', fetch: fetch as typeof globalThis.fetch }),
    requests,
  };
}

async function failure(work: Promise<unknown>): Promise<ApiError> {
  try {
    await work;
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('it succeeded');
}

describe('calls to the server', () => {
  it('ask for products by id, without cookies', async () => {
    const { api, requests } = answering(200, '{"products":[]}');
    expect(await api.products(['a b', 'c'])).to.deep.equal([]);
    expect(requests[0]?.[0]).to.equal('https://shop.test/v1/products?ids=a%20b,c');
    expect(requests[0]?.[1].credentials).to.equal('omit');
  });

  it('send a checkout as JSON', async () => {
    const { api, requests } = answering(200, '{"session":"cs_1","url":"https://pay.test/"}');
    expect(await api.checkout(order)).to.deep.equal({ session: 'cs_1', url: 'https://pay.test/' });
    const [url, init] = requests[0] ?? [];
    expect(url).to.equal('https://shop.test/v1/checkout');
    expect(JSON.parse(String(init?.body))).to.deep.equal(order);
    expect(new Headers(init?.headers).get('content-type')).to.equal('application/json');
  });

  it('carry what a refusal says about lines', async () => {
    const lines = [{ variant: 'hat', reason: 'sold_out', left: 0 }];
    const body = JSON.stringify({ error: { code: 'sold_out', message: 'no', lines, retry: false } });
    const error = await failure(answering(409, body).api.checkout(order));
    expect(error).to.be.instanceOf(ApiError);
    expect(error.code).to.equal('sold_out');
    expect(error.lines).to.deep.equal(lines);
  });

  for (const [status, body, code] of [
    [200, '<!doctype html><title>Log in</title>', 'bad_answer'],
    [200, '{"session":"cs_1', 'bad_answer'],
    [200, '', 'bad_answer'],
    [204, '', 'bad_answer'],
    [200, '{"session":7}', 'bad_input'],
    [200, 'null', 'bad_input'],
    [500, '<h1>Oops</h1>', 'http_500'],
    [502, '', 'http_502'],
    [429, '{}', 'http_429'],
    [429, '{"error":{"code":"rate_limited","message":"slow down"}}', 'rate_limited'],
    [409, '{"error":{"code":"sold_out","lines":"no"}}', 'sold_out'],
    [409, '{"error":null}', 'http_409'],
    [400, '{"error":{"code":{"a":1}}}', 'http_400'],
  ] as const) {
    it(`answer ${status} ${body || 'with nothing'} is ${code}`, async () => {
      const error = await failure(answering(status, body).api.checkout(order));
      expect(error.code).to.equal(code);
    });
  }

  it('never read a body that is far too long', async () => {
    const { api } = answering(200, ' '.repeat(4_000_001));
    expect((await failure(api.products(['a']))).code).to.equal('bad_answer');
  });

  it('tell a refusal of the browser, which says no more, from a time-out', async () => {
    const rejecting = (error: unknown) =>
      createApi({
        server: 'https://shop.test',
        fetch: async () => {
          throw error;
        },
      });
    const cors = await failure(rejecting(new TypeError('Failed to fetch')).checkout(order));
    expect([cors.code, cors.status]).to.deep.equal(['unreachable', 0]);
    const late = await failure(rejecting(new DOMException('late', 'TimeoutError')).checkout(order));
    expect(late.code).to.equal('timeout');
  });

  it('say that there is no server', async () => {
    const api = createApi({});
    expect((await failure(api.products(['a']))).code).to.equal('no_server');
    expect((await failure(api.checkout(order))).code).to.equal('no_server');
  });
});
