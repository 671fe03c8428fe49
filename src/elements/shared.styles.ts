import { css } from 'lit';

/**
 * Tokens, focus ring and buttons of all elements. A page sets the few
 * `--souk-*` base tokens; the rest is derived from them here.
 */
export const shared = css`
  :host {
    --ground: var(--souk-ground, light-dark(#fff, #1a1a1c));
    --ink: var(--souk-ink, light-dark(#1b1b1f, #f2f1ee));
    --accent: var(--souk-accent, var(--ink));
    --on-accent: var(--souk-on-accent, var(--ground));
    --radius: var(--souk-radius, 10px);
    --soft: color-mix(in srgb, var(--ink) 72%, var(--ground));
    --line: color-mix(in srgb, var(--ink) 18%, var(--ground));
    --edge: color-mix(in srgb, var(--ink) 55%, var(--ground));
    --tint: color-mix(in srgb, var(--ink) 6%, var(--ground));
    all: initial;
    box-sizing: border-box;
    color: var(--ink);
    color-scheme: inherit;
    direction: inherit;
    display: block;
    font: var(--souk-font, 16px/1.45 system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  button,
  select,
  a {
    color: inherit;
    font: inherit;
    touch-action: manipulation;
  }
  button {
    align-items: center;
    background: none;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    cursor: pointer;
    display: inline-flex;
    gap: 8px;
    justify-content: center;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 8px 14px;
  }
  .primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button:disabled,
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.55;
  }
  :focus-visible {
    box-shadow: 0 0 0 2px #fff;
    outline: 3px solid #0a58ca;
    outline-offset: 2px;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
    .primary {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
