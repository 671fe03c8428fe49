/** The package has no `exports` for this door, so TypeScript's Node resolution does not find its types. */
declare module '@stripe/stripe-js/pure' {
  export { loadStripe, type Stripe } from '@stripe/stripe-js';
}
