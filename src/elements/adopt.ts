import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Adds the styles of a part that was fetched. */
export function adopt(host: LitElement, part: CSSResult): void {
  const root = host.renderRoot as ShadowRoot;
  const sheet = part.styleSheet;
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  else adoptStyles(root, [part]);
}
