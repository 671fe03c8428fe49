import { css } from 'lit';

/**
 * Text and colours are the page's, since the content is. Only a hotspot's
 * `left` and `top` are physical: a picture is never mirrored.
 */
export const styles = css`
  :host {
    --soft: color-mix(in srgb, currentcolor 72%, transparent);
    --line: color-mix(in srgb, currentcolor 18%, transparent);
    --tint: color-mix(in srgb, currentcolor 6%, transparent);
    color: var(--souk-ink, inherit);
    font: var(--souk-font, inherit);
    overflow-wrap: anywhere;
  }
  ul,
  p,
  h3 {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .picture {
    border-radius: var(--radius);
    position: relative;
  }
  .picture:not(:has(slot)) {
    aspect-ratio: var(--souk-ratio, 4 / 5);
    background: var(--tint);
    overflow: clip;
  }
  ::slotted(:is(img, video)),
  .picture > :is(img, video) {
    block-size: auto;
    border-radius: inherit;
    display: block;
    inline-size: 100%;
  }
  .picture > :is(img, video) {
    block-size: 100%;
    object-fit: cover;
  }
  .spot {
    background: none;
    border: 0;
    border-radius: 50%;
    display: grid;
    max-block-size: max(24px, var(--souk-hotspot-size, 44px));
    max-inline-size: max(24px, var(--souk-hotspot-size, 44px));
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    place-content: center;
    position: absolute;
    transform: translate(-50%, -50%);
  }
  .spot::before {
    background: #1b1b1f;
    block-size: 8px;
    border: 5px solid #fff;
    border-radius: 50%;
    box-sizing: content-box;
    content: '';
    forced-color-adjust: none;
    inline-size: 8px;
    outline: 2px solid #1b1b1f;
    transition: scale 0.15s;
  }
  .spot:is(:hover, [aria-expanded='true'])::before {
    scale: 1.15;
  }
  .spot[aria-expanded='true']::before {
    background: #fff;
    border-color: #1b1b1f;
    outline-color: #fff;
  }
  .spot:focus-visible {
    outline-offset: 0;
  }
  .played .spot {
    visibility: hidden;
  }
  li {
    position: relative;
  }
  [part='list'] {
    margin-block: 4px;
  }
  [part='list'] ::slotted(a),
  .row {
    align-items: center;
    border: solid var(--line);
    border-radius: 0;
    border-width: 0 0 1px;
    color: inherit;
    display: flex;
    gap: 12px;
    inline-size: 100%;
    justify-content: start;
    min-block-size: 52px;
    padding: 8px 0;
    text-align: start;
    text-decoration: none;
  }
  [part='list'] ::slotted(a) {
    padding-inline-end: 88px;
  }
  .row {
    min-block-size: 73px;
  }
  .row:disabled {
    opacity: 1;
  }
  .row > :first-child {
    aspect-ratio: 1;
    background: var(--tint);
    border-radius: 6px;
    flex: 0 0 56px;
    inline-size: 56px;
    object-fit: cover;
  }
  .row bdi {
    flex: 1;
  }
  .row:hover bdi {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .price {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .note {
    color: var(--soft);
    font-size: 0.8125em;
    inset-block: 0;
    inset-inline-end: 0;
    align-content: center;
    max-inline-size: 84px;
    pointer-events: none;
    position: absolute;
    text-align: end;
  }
  .head {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin-block-end: 12px;
  }
  [part='author'] {
    font-weight: 600;
    text-decoration: none;
  }
  a[part='author']:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  [part='disclosure'] {
    color: var(--soft);
    font-size: 0.875em;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.25;
    margin-block: 16px 4px;
    text-wrap: balance;
  }
  [part='text'] p {
    white-space: pre-line;
  }
  .strip {
    align-items: center;
    border-radius: var(--radius);
    display: flex;
    gap: 8px;
    overflow: auto hidden;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  .strip > li {
    flex: 0 0 100%;
    scroll-snap-align: center;
  }
  .turns {
    display: flex;
    gap: 8px;
    justify-content: end;
    margin-block-start: 8px;
  }
  .turns :dir(rtl) {
    scale: -1 1;
  }
  @media (prefers-reduced-motion: no-preference) {
    .strip {
      scroll-behavior: smooth;
    }
  }
  :host([layout='side']) {
    container-type: inline-size;
  }
  @container (width >= 640px) {
    .post:has(> .picture) {
      column-gap: 32px;
      display: grid;
      grid-template-columns: 3fr 2fr;
    }
    .post > * {
      grid-column: 2;
    }
    .post > .picture {
      grid-column: 1;
      grid-row: 1 / span 9;
    }
  }
`;
