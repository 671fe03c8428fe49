import { css } from 'lit';

export const styles = css`
  dialog {
    text-align: start;
    background: var(--ground);
    block-size: 100dvh;
    border: 0;
    color: var(--ink);
    inline-size: min(100vw, var(--souk-drawer, 440px));
    inset-block: 0;
    inset-inline: auto 0;
    margin: 0;
    max-block-size: none;
    max-inline-size: none;
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
  .sum,
  .tools,
  .toast:popover-open {
    align-items: center;
    display: flex;
    gap: 16px;
    justify-content: space-between;
  }
  header,
  footer,
  .scroll {
    padding: 12px max(16px, min(6vw, 24px));
  }
  .scroll {
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    padding-block: 0;
  }
  footer {
    max-block-size: 70%;
    overflow: auto;
    padding-block: 16px max(16px, env(safe-area-inset-bottom));
  }
  header,
  .line:not(:last-child),
  .undo {
    border-block-end: 1px solid var(--line);
  }
  footer {
    border-block-start: 1px solid var(--line);
  }
  h2,
  .total {
    font-size: 20px;
    font-weight: 600;
    margin: 0;
  }
  /* Takes the focus so that it is read, but cannot be operated. */
  h2:focus {
    box-shadow: none;
    outline: 0;
  }
  .quiet,
  .x {
    border: 0;
    padding: 0;
  }
  .quiet {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .x {
    justify-content: end;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .line {
    display: grid;
    gap: 8px 16px;
    grid-template: auto 1fr / 80px minmax(0, 1fr) auto;
    padding-block: 20px;
  }
  .image {
    aspect-ratio: 4 / 5;
    background: var(--tint);
    border-radius: calc(var(--radius) / 2);
    grid-row: span 2;
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
  .soft,
  .note,
  .undo {
    font-size: 14px;
    margin: 0;
  }
  .soft,
  .empty {
    color: var(--soft);
  }
  .price {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tools {
    align-items: end;
    grid-column: 2 / -1;
  }
  select {
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    min-block-size: 44px;
    min-inline-size: 72px;
    padding-inline: 12px;
  }
  .note {
    border-inline-start: 3px solid var(--accent);
    grid-column: 1 / -1;
    margin-block: 12px;
    padding: 4px 12px;
  }
  .line .note {
    margin-block: 4px;
  }
  .way {
    display: inline-block;
    overflow-wrap: anywhere;
    padding-block: 10px;
  }
  .empty {
    padding-block: 72px;
    text-align: center;
  }
  .primary {
    inline-size: 100%;
    margin-block-start: 16px;
    min-block-size: 52px;
  }
  .toast {
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    color: var(--ink);
    inline-size: max-content;
    inset: auto 0 24px;
    margin: auto;
    max-inline-size: calc(100vw - 32px);
    padding: 8px 20px;
  }
  @media (max-width: 480px) {
    dialog {
      inline-size: 100vw;
    }
  }
  @media (max-height: 480px) {
    dialog {
      overflow: auto;
    }
    .scroll,
    footer {
      flex: none;
      max-block-size: none;
      overflow: visible;
    }
  }
`;
