import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
  }
  ul {
    display: grid;
    gap: var(--souk-gap, 32px 20px);
    grid-template-columns: repeat(auto-fill, minmax(min(var(--souk-column, 220px), 100%), 1fr));
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    min-inline-size: 0;
  }
  p {
    color: var(--soft);
    margin: 0;
    padding-block: 32px;
    text-align: center;
  }
  /* What follows is below the view until the feed says how long the board is. */
  .wait {
    min-block-size: 100vh;
  }
  :host([layout='strip']) {
    padding-block-end: 60px;
  }
  :host([layout='strip']) .wait {
    min-block-size: calc(1.25 * var(--souk-column, 220px) + 220px);
  }
  :host([layout='strip']) ul {
    grid-auto-columns: min(var(--souk-column, 220px), 80%);
    grid-auto-flow: column;
    grid-template-columns: none;
    /* Room for focus rings, which the scroller would cut. */
    overflow-x: auto;
    padding: 6px;
    scroll-padding: 6px;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  :host([layout='strip']) li {
    scroll-snap-align: start;
  }
  ul ~ button {
    border-radius: 99px;
    inset-block-end: 0;
    inset-inline-end: 0;
    padding: 0;
    position: absolute;
  }
  ul + button {
    inset-inline-end: 52px;
  }
  svg:dir(rtl) {
    scale: -1 1;
  }
  svg {
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-linejoin: round;
    stroke-width: 1.6;
  }
  @media (prefers-reduced-motion: no-preference) {
    ul {
      scroll-behavior: smooth;
    }
  }
`;
