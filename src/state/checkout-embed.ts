/** Stripe's page inside the dialog: one instance, kept while it is closed, so that opening it again goes on. */
import type { EmbeddedPage } from '../client/stripe.ts';
import type { CheckoutAnswer } from '../core/wire/checkout.ts';
import { $checkout, loadDialog, type Surface } from './checkout.ts';
import { followSession } from './checkout-return.ts';
import { $settings } from './settings.ts';

let current: { session: string; page: EmbeddedPage; surface: Surface } | undefined;

/** Shows the session's page, or throws when it cannot be shown here. */
export async function embed(answer: CheckoutAnswer): Promise<void> {
  const { session } = answer;
  // A page that replaced its body took the dialog along; Stripe's frame died with it.
  if (current?.session !== session || !current.surface.place.isConnected) await build(answer);
  current?.surface.show();
  $checkout.set({ state: 'open', session });
}

async function build({ session, clientSecret, publishableKey, stripeJs }: CheckoutAnswer): Promise<void> {
  drop();
  const { server, locale, publishableKey: own } = $settings.get();
  const [{ createPage }, { makeSurface }] = await Promise.all([import('../client/stripe.ts'), loadDialog()]);
  const key = publishableKey ?? own;
  if (!clientSecret || !key) throw new TypeError('the server sent no client secret or publishable key');
  const onComplete = () => void complete(session);
  const page = await createPage({ key, clientSecret, stripeJs, server, locale, onComplete });
  const surface = makeSurface(closed);
  current = { session, page, surface };
  try {
    surface.show();
    page.mount(surface.place);
  } catch (error) {
    drop();
    throw error;
  }
}

/** The shopper closed it; nothing is asked, the session stays open. */
function closed(): void {
  if ($checkout.get().state === 'open') $checkout.set({ state: 'idle' });
}

function drop(): void {
  const last = current;
  current = undefined;
  last?.page.destroy();
  last?.surface.remove();
}

/** Stripe says that it is done; whether it is paid says the server. */
async function complete(session: string): Promise<void> {
  if (current?.session === session) drop();
  $checkout.set({ state: 'pending', session });
  await followSession(session);
}
