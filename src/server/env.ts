/** Settings from the environment, checked at the start: a wrong one must stop the server, not a shopper. */
import { SoukError } from '../core/errors.ts';
import type { Settings } from './deps.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** What the server needs of a sandbox; `createSandbox` of souk-kit/sandbox gives it. */
export interface SandboxDoor {
  /** Stripe's HTTP, the pay pages and `/stripe.js`. */
  fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

/** Settings for Stripe itself or, without STRIPE_SECRET_KEY, for the sandbox. Throws `bad_settings`. */
export function readSettings(
  env: Env,
  sandbox?: SandboxDoor,
): { secretKey: string; settings: Settings; live: boolean } {
  const real = env.STRIPE_SECRET_KEY;
  const secretKey = real || sandbox?.secretKey;
  if (!secretKey) throw bad('STRIPE_SECRET_KEY is not set, and no sandbox was given');
  const live = modeOf(secretKey, /^(?:sk|rk)_(test|live)_/, 'STRIPE_SECRET_KEY') === 'live';
  const shop = {
    origins: list(env.SOUK_ORIGINS).map(readOrigin),
    url: env.SOUK_URL && readOrigin(env.SOUK_URL),
  };
  const shipTo = list(env.SOUK_SHIP_TO).map(readCountry);
  const stripe = real ? stripeSettings(env, live) : sandboxSettings(sandbox as SandboxDoor);
  const settings: Settings = { ...shop, shipTo, livemode: live, ...stripe };
  if (real) checkForMoney(settings, live);
  return { secretKey, settings, live };
}

function stripeSettings(env: Env, live: boolean) {
  const publishableKey = env.STRIPE_PUBLISHABLE_KEY || undefined;
  if (
    publishableKey &&
    (modeOf(publishableKey, /^pk_(test|live)_/, 'STRIPE_PUBLISHABLE_KEY') === 'live') !== live
  ) {
    throw bad(
      'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are not of the same kind: one is a test key, one is live',
    );
  }
  const webhookSecrets = list(env.STRIPE_WEBHOOK_SECRET);
  if (webhookSecrets.some((secret) => !/^whsec_[\w+/=-]{16,}$/.test(secret))) {
    throw bad('STRIPE_WEBHOOK_SECRET: expected whsec_… of the endpoint, several separated by commas');
  }
  return { publishableKey, webhookSecrets };
}

function sandboxSettings({ publishableKey, webhookSecret }: SandboxDoor) {
  return { publishableKey, webhookSecrets: [webhookSecret], stripeJs: '/sandbox/stripe.js' };
}

/** With real money nothing is left to a guess: who signs webhooks, and which pages may start a checkout. */
function checkForMoney({ origins, webhookSecrets, url }: Settings, live: boolean): void {
  if (origins.includes('*'))
    throw bad('SOUK_ORIGINS: * is for the sandbox alone; list the origins of your pages');
  if (live && !webhookSecrets.length) throw bad('A live key needs STRIPE_WEBHOOK_SECRET of a live endpoint');
  if (live && webhookSecrets.some((secret) => /test|sandbox/i.test(secret))) {
    throw bad('STRIPE_SECRET_KEY is live, but STRIPE_WEBHOOK_SECRET is that of a test setup');
  }
  if (live && !/^https:/.test(url ?? ''))
    throw bad('A live key needs SOUK_URL, the https origin of this server');
}

function modeOf(key: string, form: RegExp, name: string): string {
  return form.exec(key)?.[1] ?? refuse(`${name}: this is not a key of Stripe's form`);
}

function readOrigin(value: string): string {
  if (value === '*') return value;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username) {
    return refuse(
      `SOUK_ORIGINS and SOUK_URL take origins such as https://blog.example.com, not ${JSON.stringify(value)}`,
    );
  }
  return url.origin;
}

function readCountry(value: string): string {
  return /^[A-Z]{2}$/.test(value) ? value : refuse('SOUK_SHIP_TO: expected countries such as DE,FR');
}

const list = (value: string | undefined) =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
const bad = (message: string) => new SoukError('bad_settings', message);

function refuse(message: string): never {
  throw bad(message);
}
