import { css } from 'lit';

/**
 * The box is as high as the picture's ratio and `--rest` say, whatever is in
 * it: nothing shifts between fallback, loading and ready, and grids line up.
 * `souk.css` says the same for the time before the script.
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
  .view {
    block-size: 100%;
    display: grid;
    gap: 10px;
    grid-template: minmax(0, 1fr) 5.4em calc(1em + var(--row)) var(--row) / minmax(0, 1fr);
  }
  p {
    margin: 0;
  }
  .fallback {
    block-size: 100%;
    overflow: clip;
  }
  .quiet {
    align-content: center;
    background: var(--tint);
    block-size: 100%;
    border-radius: var(--radius);
    color: var(--soft);
    padding: 16px;
    text-align: center;
  }
  .picture {
    background: var(--tint);
    border-radius: var(--radius);
    min-block-size: 0;
    overflow: clip;
    position: relative;
  }
  .strip {
    block-size: 100%;
    border-radius: var(--radius);
    display: flex;
    overflow: auto hidden;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  img {
    block-size: 100%;
    flex: none;
    inline-size: 100%;
    object-fit: cover;
    scroll-snap-align: start;
  }
  .over {
    background: color-mix(in srgb, var(--ground) 88%, transparent);
    border-radius: 99px;
    font-size: 0.8125em;
    inset: 10px auto auto;
    inset-inline-start: 10px;
    padding: 3px 10px;
    position: absolute;
  }
  .text {
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .brand {
    color: var(--soft);
    font-size: 0.8125em;
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
    text-underline-offset: 3px;
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
  label {
    color: var(--soft);
    flex: 1 1 0;
    font-size: 0.75em;
    line-height: 1.3;
    min-inline-size: 52px;
  }
  label span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  select,
  input {
    appearance: auto;
    background: var(--ground);
    block-size: var(--row);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    color: var(--ink);
    font: inherit;
    font-size: 1.25em;
    inline-size: 100%;
    padding: 0 8px;
  }
  .quantity {
    flex: 0 1 72px;
  }
  .row > :is(button, a) {
    align-items: center;
    block-size: var(--row);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    display: flex;
    flex: 1 1 0;
    font-size: 0.875em;
    justify-content: center;
    line-height: 1.15;
    min-inline-size: 0;
    padding: 0 8px;
    text-align: center;
    text-decoration: none;
  }
  .note {
    align-self: end;
    grid-area: 1 / 1;
    max-block-size: 100%;
    overflow: auto;
    position: relative;
  }
  .note:not(:empty) {
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font-size: 0.875em;
    margin: 8px;
    padding: 10px 12px;
  }
  @container (inline-size < 190px) {
    .view {
      grid-template-rows: minmax(0, 1fr) 5.4em calc(1em + var(--row)) calc(8px + 2 * var(--row));
    }
    .buttons {
      flex-direction: column;
    }
  }
  :host([layout='card']) {
    aspect-ratio: auto;
    content-visibility: visible;
    padding: 0;
  }
  :host([layout='card']) .box {
    position: static;
  }
  :host([layout='card']) .view {
    block-size: auto;
    gap: 12px;
    grid-template: auto / 96px minmax(0, 1fr);
  }
  :host([layout='card']) .picture {
    aspect-ratio: var(--souk-ratio, 4 / 5);
  }
  :host([layout='card']) :is(.row, .note) {
    grid-area: auto / 1 / auto / -1;
    margin: 0;
  }
`;
