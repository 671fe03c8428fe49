/**
 * Inside the frame of the embedded page: tells the page around it how high
 * the form is and how the payment went. It speaks to one origin only.
 */
const around = new URLSearchParams(location.search).get('parent');
const { state } = document.body.dataset;

function tell(type, more = {}) {
  if (around && window.parent !== window) window.parent.postMessage({ souk: type, ...more }, around);
}

const measure = () =>
  tell('height', { height: Math.ceil(document.querySelector('main').getBoundingClientRect().bottom) });

document.querySelector('form.pay')?.addEventListener('submit', (event) => {
  const button = event.target.querySelector('button');
  if (button.disabled) event.preventDefault();
  button.disabled = true;
  tell('submitted');
});

new ResizeObserver(measure).observe(document.querySelector('main'));
tell(state);
