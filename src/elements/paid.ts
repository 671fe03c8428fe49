/** Apart from the other events, since the cart needs it at once when a shopper is back from paying. */
import { SoukEvent } from './fault.ts';

/** The server says that this session is paid. */
export class PaidEvent extends SoukEvent {
  readonly session: string;
  readonly cart: string | undefined;
  constructor(session: string, cart?: string) {
    super('souk-paid');
    this.session = session;
    this.cart = cart;
  }
}
