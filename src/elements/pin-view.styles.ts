import { css } from 'lit';

/** What a pin shows of its product; what lies over the picture is in pin-over.styles.ts. */
export const styles = css`
  .view {
    block-size: 100%;
    display: grid;
    gap: 10px;
    grid-template:
      minmax(0, 1fr) 5.4em calc(1em + var(--row)) minmax(var(--row), auto) /
      minmax(0, 1fr);
  }
  p {
    margin: 0;
  }
  .picture {
    background: var(--tint);
    block-size: 100%;
    border-radius: var(--radius);
    overflow: clip;
    position: relative;
  }
  .picture,
  .note {
    grid-area: 1 / 1;
  }
  .note {
    align-self: end;
    max-block-size: 100%;
    overflow: auto;
    position: relative;
  }
  .strip {
    block-size: 100%;
    display: flex;
  }
  img {
    block-size: 100%;
    flex: none;
    inline-size: 100%;
    object-fit: cover;
  }
  .text {
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .brand,
  span {
    color: var(--soft);
    display: block;
    font-size: 0.8125em;
    line-height: 1.2;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    display: -webkit-box;
    margin-block: 1px 3px;
    overflow: hidden;
    text-decoration: none;
  }
  a.title:hover {
    text-decoration: underline;
  }
  .price {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  s {
    color: var(--soft);
    font-weight: 400;
    margin-inline-start: 6px;
  }
  .row {
    display: flex;
    gap: 8px;
  }
  /* Many options in a narrow column are scrolled to, with room for focus rings. */
  .row:not(.buttons) {
    margin: -6px;
    overflow-x: auto;
    padding: 6px;
    scrollbar-width: none;
  }
  .row > * {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .row > .quantity {
    flex: 0 1 56px;
  }
  select,
  input,
  .buttons > * {
    block-size: var(--row);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font-size: 0.9375em;
    inline-size: 100%;
    padding-inline: 8px;
  }
  select,
  input {
    background: var(--ground);
    color: var(--ink);
  }
  .buttons > * {
    align-items: center;
    display: flex;
    justify-content: center;
    line-height: 1.15;
    text-align: center;
    text-decoration: none;
  }
  @container (inline-size < 190px) {
    .buttons {
      flex-direction: column;
    }
  }
  :host([layout='card']) .view {
    grid-template: auto / 96px minmax(0, 1fr);
  }
  :host([layout='card']) .picture {
    aspect-ratio: var(--souk-ratio, 4 / 5);
  }
  :host([layout='card']) :is(.row, .note) {
    grid-area: auto / 1 / auto / -1;
  }
`;
