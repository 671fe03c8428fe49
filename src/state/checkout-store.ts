/** How far the checkout is. What moves it is in `checkout.ts`, fetched with the intent to pay. */
import { atom } from 'nanostores';
import type { Checkout } from './checkout.ts';

export const $checkout = atom<Checkout>({ state: 'idle' });
