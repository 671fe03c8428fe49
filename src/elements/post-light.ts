/**
 * Reads the page's own content of a post: pictures, links to products, text.
 * It is read only; the element shows these very nodes through slots.
 */

/** Neighbours of one kind, shown as one part in the author's place; a picture stands alone. */
export interface Block {
  kind: 'picture' | 'links' | 'text';
  /** Children of the post. */
  nodes: (Element | Text)[];
}

const LINK = 'a[data-product]';
const HIDDEN = /^(#comment|script|style|template|noscript|br)$/i;

/** Commas separate ids in the request; no id of ours has one. */
const ID = /^[^\s,]{1,100}$/;

/** The node itself and its descendants that fit; builders like to wrap things. */
function find<T extends HTMLElement>(node: Node, selector: string): T[] {
  // Not by `instanceof`: a node may come from another document.
  if (node.nodeType !== 1) return [];
  const own = node as T;
  return own.matches(selector) ? [own] : [...own.querySelectorAll<T>(selector)];
}

export const mediaIn = (node: Node) => find<HTMLImageElement | HTMLVideoElement>(node, 'img,video')[0];

export const linksIn = (node: Node) => find<HTMLAnchorElement>(node, LINK);

/** The id that a link names, or '' if it is none. */
export const productOf = (link?: HTMLElement) => ID.exec(link?.dataset.product ?? '')?.[0] ?? '';

/** The ids of all links, each once, in their order. */
export function linkedIds(host: Element): string[] {
  return [...new Set(linksIn(host).map(productOf))].filter(Boolean);
}

export function readLight(host: Element): Block[] {
  const blocks: Block[] = [];
  for (const node of host.childNodes as NodeListOf<Element | Text>) {
    if (HIDDEN.test(node.nodeName) || (node.nodeType === 3 && !node.textContent?.trim())) continue;
    const kind = mediaIn(node) ? 'picture' : linksIn(node)[0] ? 'links' : 'text';
    const last = blocks[blocks.length - 1];
    if (last && last.kind === kind && kind !== 'picture') last.nodes.push(node);
    else blocks.push({ kind, nodes: [node] });
  }
  return blocks;
}
