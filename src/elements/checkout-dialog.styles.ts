import { css } from 'lit';

/** For the page's own document, so each rule begins with a name nobody else has. */
export const styles = css`
  .souk-checkout {
    background: #fff;
    border: 0;
    border-radius: 12px;
    box-sizing: border-box;
    color: #1b1b1f;
    color-scheme: light;
    inline-size: min(1000px, 100vw - 32px);
    margin: auto;
    max-block-size: calc(100dvh - 32px);
    max-inline-size: none;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0;
  }
  .souk-checkout:not([open]) {
    display: none;
  }
  .souk-checkout::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .souk-checkout-bar {
    align-items: center;
    background: inherit;
    border-block-end: 1px solid #ddd;
    display: flex;
    font:
      600 16px/1.4 system-ui,
      sans-serif;
    inset-block-start: 0;
    justify-content: space-between;
    padding: 4px 8px 4px 20px;
    position: sticky;
    z-index: 1;
  }
  .souk-checkout-bar:dir(rtl) {
    padding: 4px 20px 4px 8px;
  }
  .souk-checkout-close {
    background: none;
    block-size: 44px;
    border: 0;
    border-radius: 8px;
    color: inherit;
    cursor: pointer;
    font: 24px/1 system-ui, sans-serif;
    inline-size: 44px;
    padding: 0;
  }
  .souk-checkout-close:focus-visible {
    outline: 3px solid #0a58ca;
    outline-offset: -3px;
  }
  .souk-checkout-place {
    min-block-size: min(560px, 70vh);
  }
  @media (max-width: 480px) {
    .souk-checkout {
      block-size: 100dvh;
      border-radius: 0;
      inline-size: 100vw;
      max-block-size: none;
    }
  }
`;
