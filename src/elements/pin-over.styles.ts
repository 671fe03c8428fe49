import { css } from 'lit';

export const styles = css`
  .strip {
    border-radius: var(--radius);
    overflow: auto hidden;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  img {
    scroll-snap-align: start;
  }
  .over {
    background: color-mix(in srgb, var(--ground) 88%, transparent);
    border-radius: 99px;
    color: var(--ink);
    font-size: 0.8125em;
    inset: 10px auto auto;
    inset-inline-start: 10px;
    padding: 3px 10px;
    position: absolute;
  }
  button.over {
    background-clip: content-box;
    border: 0;
    inset-block-start: 6px;
    inset-inline: auto 6px;
    padding: 5px;
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
  .note:not(:empty) {
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font-size: 0.875em;
    margin: 8px;
    padding: 10px 12px;
  }
  :host([layout='card']) .note {
    margin: 0;
  }
  .row > label {
    min-inline-size: 44px;
  }
  svg {
    block-size: 19px;
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
