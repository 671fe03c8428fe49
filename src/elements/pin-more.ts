/** What a pin in view gets beside the buttons: one request for all of it. */
export { options } from './pin-options.ts';
export { Over } from './pin-over.ts';
