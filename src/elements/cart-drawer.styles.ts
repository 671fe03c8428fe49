import { css } from 'lit';

export const styles = css`
  dialog {
    background: var(--ground);
    block-size: 100dvh;
    border: 0;
    border-inline-start: 1px solid var(--line);
    color: var(--ink);
    inline-size: min(100vw, var(--souk-drawer, 440px));
    inset-block: 0;
    inset-inline: auto 0;
    margin: 0;
    max-block-size: none;
    max-inline-size: none;
    overflow: hidden;
    overscroll-behavior: contain;
    padding: 0;
    position: fixed;
  }
  dialog[open] {
    animation: slide 0.22s ease-out;
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  @keyframes slide {
    from {
      translate: var(--from, 48px);
    }
  }
  dialog:dir(rtl) {
    --from: -48px;
  }
  header,
  footer {
    padding: 12px 24px;
  }
  header {
    align-items: center;
    border-block-end: 1px solid var(--line);
    display: flex;
    justify-content: space-between;
  }
  h2 {
    font-size: 20px;
    font-weight: 600;
    margin: 0;
  }
  .quiet {
    border: 0;
    font-size: 14px;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .x {
    border: 0;
    margin-inline-end: -12px;
    padding: 0;
    text-decoration: none;
  }
  .x svg {
    block-size: 20px;
    inline-size: 20px;
  }
  .scroll {
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 24px;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .line {
    border-block-end: 1px solid var(--line);
    column-gap: 16px;
    display: grid;
    grid-template-columns: 80px minmax(0, 1fr) auto;
    padding-block: 20px;
  }
  .line:last-child {
    border: 0;
  }
  .image {
    aspect-ratio: 4 / 5;
    background: var(--tint);
    border-radius: calc(var(--radius) / 2);
    grid-row: span 3;
    inline-size: 80px;
    object-fit: cover;
  }
  .title {
    font-weight: 600;
    overflow-wrap: anywhere;
    text-decoration: none;
  }
  a.title:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .soft {
    color: var(--soft);
    font-size: 14px;
    margin: 0;
  }
  .price {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  .tools {
    align-items: center;
    align-self: end;
    display: flex;
    gap: 16px;
    grid-column: 2 / -1;
    justify-content: space-between;
  }
  select {
    background: var(--ground);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: inherit;
    min-block-size: 44px;
    min-inline-size: 72px;
    padding-inline: 12px;
  }
  .note {
    border-inline-start: 3px solid var(--accent);
    font-size: 14px;
    margin: 12px 0;
    padding: 4px 12px;
  }
  .line .note {
    grid-column: 1 / -1;
    margin-block-end: 0;
  }
  .undo {
    align-items: center;
    border-block-end: 1px solid var(--line);
    display: flex;
    font-size: 14px;
    gap: 16px;
    justify-content: space-between;
    padding-block: 8px;
  }
  .empty {
    color: var(--soft);
    padding-block: 72px;
    text-align: center;
  }
  footer {
    border-block-start: 1px solid var(--line);
    padding-block: 16px max(16px, env(safe-area-inset-bottom));
  }
  .sum {
    align-items: center;
    display: flex;
    justify-content: space-between;
  }
  .total {
    font-size: 18px;
    font-weight: 600;
  }
  .primary {
    inline-size: 100%;
    margin-block-start: 16px;
    min-block-size: 52px;
    text-decoration: none;
  }
  .toast {
    align-items: center;
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    color: var(--ink);
    gap: 16px;
    inline-size: max-content;
    inset: auto 0 24px;
    margin: auto;
    max-inline-size: calc(100vw - 32px);
    padding: 8px 12px 8px 20px;
  }
  .toast:popover-open {
    display: flex;
  }
  .toast .x {
    margin: 0;
  }
  @media (max-width: 480px) {
    dialog {
      border: 0;
      inline-size: 100vw;
    }
    header,
    .scroll,
    footer {
      padding-inline: 16px;
    }
  }
  @media (max-height: 480px) {
    dialog {
      overflow: auto;
    }
    .scroll {
      flex: none;
      overflow: visible;
    }
  }
`;
