import { css } from 'lit';

export const styles = css`
  button.over {
    border: 0;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    padding: 0;
  }
  button.turn {
    inset-block-start: calc(50% - 22px);
  }
  .turn + .turn {
    inset-inline: 6px auto;
  }
  .turn:dir(rtl) {
    scale: -1 1;
  }
  .count {
    inset-block: auto 10px;
  }
  .over:focus-visible,
  .strip:focus-visible {
    box-shadow: inset 0 0 0 3px #fff;
    outline-offset: -6px;
  }
  svg {
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-linejoin: round;
    stroke-width: 1.6;
  }
  [aria-pressed='true'] svg {
    fill: currentcolor;
  }
  @media (hover: hover) {
    .turn:not(:focus-visible) {
      opacity: 0;
    }
    .picture:hover .turn {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .strip {
      scroll-behavior: smooth;
    }
  }
`;
