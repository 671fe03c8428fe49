/**
 * The dialog that holds Stripe's page. It is no element of ours: Stripe works
 * in no shadow root, so it is plain HTML at the end of the body.
 */
import type { MakeSurface } from '../state/checkout.ts';
import { say } from '../state/more-words.ts';
import { ScrollLock } from './cart-lock.ts';
import { styles } from './checkout-dialog.styles.ts';

export const makeSurface: MakeSurface = (closed) => {
  adopt();
  const lock = new ScrollLock();
  const place = make('div', 'place');
  const close = make('button', 'close', '×');
  close.type = 'button';
  close.ariaLabel = say('close');
  const bar = make('div', 'bar', say('payment'));
  bar.append(close);
  const dialog = make('dialog');
  dialog.ariaLabel = say('payment');
  dialog.append(bar, place);
  document.body.append(dialog);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    lock.release();
    closed();
  });
  return {
    place,
    show() {
      if (dialog.open) return;
      dialog.showModal();
      lock.hold();
    },
    // For good: closed by the shopper it stays in the page, since taking it out would reload Stripe's frame.
    remove() {
      lock.release();
      dialog.remove();
    },
  };
};

function make<K extends keyof HTMLElementTagNameMap>(tag: K, part = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = part ? `souk-checkout-${part}` : 'souk-checkout';
  element.append(text);
  return element;
}

function adopt(): void {
  const sheet = styles.styleSheet;
  if (!sheet || document.adoptedStyleSheets.includes(sheet)) return;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
