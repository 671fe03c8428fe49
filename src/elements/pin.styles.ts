import { css } from 'lit';

/**
 * The box is as high as the picture's shape and the rows below it say, whatever
 * is in it: nothing shifts between fallback, loading and ready, and grids line
 * up. The stylesheet for the time before the script says the same. What is in
 * the box has its styles in pin-view.styles.ts.
 */
export const styles = css`
  :host {
    --row: max(44px, 2.75em);
    aspect-ratio: var(--souk-ratio, 4 / 5);
    box-sizing: content-box;
    content-visibility: auto;
    min-block-size: 0;
    min-inline-size: min(160px, 100%);
    overflow-clip-margin: 8px;
    padding-block-end: calc(6.4em + 30px + 2 * max(44px, 2.75em));
    position: relative;
  }
  .box {
    container-type: inline-size;
    inset: 0;
    position: absolute;
  }
  .fallback {
    block-size: 100%;
    overflow: clip;
  }
  .quiet {
    background: var(--tint);
    block-size: 100%;
    border-radius: var(--radius);
    color: var(--soft);
    padding: 16px;
  }
  :host([layout='card']) {
    aspect-ratio: auto;
    content-visibility: visible;
    padding: 0;
  }
  :host([layout='card']) .box {
    position: static;
  }
`;
