/**
 * What the demo pages add to the kit: the thank-you page says when the payment
 * is confirmed, and the pages of states can show an element that waits.
 */
const paid = document.querySelector('#paid');
document.addEventListener('souk-paid', () => {
  if (paid) paid.textContent = paid.dataset.paid ?? 'It is paid. Thank you: everything is with us now.';
});

/** Requests to this address stay open, so that the loading state can be looked at. */
const SLOW = '/data/states/never.json';
const { fetch } = window;
window.fetch = (request, options) => {
  const { pathname } = new URL(request instanceof Request ? request.url : request, location.href);
  return pathname === SLOW ? new Promise(() => {}) : fetch.call(window, request, options);
};
