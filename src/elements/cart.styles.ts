import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  .bag {
    padding: 0;
    position: relative;
  }
  svg {
    block-size: 24px;
    fill: none;
    inline-size: 24px;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .badge {
    background: var(--accent);
    border: 2px solid var(--ground);
    border-radius: 99px;
    color: var(--on-accent);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    inset-block-start: -8px;
    inset-inline-end: -8px;
    line-height: 18px;
    min-inline-size: 22px;
    padding-inline: 4px;
    position: absolute;
  }
`;
