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
  .blank {
    aspect-ratio: var(--souk-ratio, 4 / 5);
    background: var(--tint);
  }
  ::slotted(:is(img, picture, video)) {
    block-size: auto;
    border-radius: inherit;
    display: block;
    inline-size: 100%;
  }
  li {
    position: relative;
  }
  li ::slotted(a),
  .row {
    align-items: center;
    border: solid var(--line);
    border-width: 0 0 1px;
    box-sizing: border-box;
    color: inherit;
    display: flex;
    min-block-size: 52px;
    padding: 8px 0;
    text-decoration: none;
  }
  li ::slotted(a) {
    padding-inline-end: 88px;
  }
  :host([layout='side']) {
    container-type: inline-size;
  }
  @container (width >= 640px) {
    .post:has(> .picture) {
      column-gap: 32px;
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
    .post > * {
      grid-column: 2;
    }
    .post > .picture {
      align-self: start;
      grid-column: 1;
      grid-row: 1 / span 9;
    }
  }
`;
