/**
 * Reads the page's own content of a post: pictures, links to products, text.
 * It is read only; the element shows these very nodes through slots.
 */
import { or } from '../core/parse.ts';
import type { Tag } from '../core/post.ts';
import { id } from '../core/product.ts';

/** Neighbours of one kind, shown as one part in the author's place. */
export interface Block {
  kind: 'picture' | 'links' | 'text';
  /** Children of the post; a picture has one. */
  nodes: (Element | Text)[];
  /** Tags on a picture: those of the links after it. */
  tags: Tag[];
}

const LINK = 'a[data-product]';
const idOrNone = or(id, '');

/** Not by `instanceof`: a node may come from another document. */
const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;

/** The node itself or the first of its descendants that fits; builders like to wrap things. */
function find<T extends HTMLElement>(node: Node, selector: string): T | null {
  if (!isElement(node)) return null;
  return node.matches(selector) ? (node as T) : node.querySelector<T>(selector);
}

export const mediaIn = (node: Node) => find<HTMLImageElement | HTMLVideoElement>(node, 'img,video');

/** The id that a link names, or '' if it is none. */
export const productOf = (node: Node) => idOrNone(find(node, LINK)?.dataset.product, '');

/** The ids of all links, each once, in their order. */
export function linkedIds(host: Element): string[] {
  const links = [...host.querySelectorAll<HTMLElement>(LINK)];
  return [...new Set(links.map(productOf))].filter(Boolean);
}

export function readLight(host: Element): Block[] {
  const blocks: Block[] = [];
  for (const node of host.childNodes) {
    if (!isContent(node)) continue;
    const kind = mediaIn(node) ? 'picture' : find(node, LINK) ? 'links' : 'text';
    const last = blocks[blocks.length - 1];
    if (last && last.kind === kind && kind !== 'picture') last.nodes.push(node);
    else blocks.push({ kind, nodes: [node], tags: [] });
  }
  shareTags(blocks);
  return blocks;
}

const HIDDEN = /^(#comment|script|style|template|noscript|br)$/i;

function isContent(node: ChildNode): node is Element | Text {
  return !HIDDEN.test(node.nodeName) && (node.nodeName !== '#text' || node.textContent?.trim() !== '');
}

/** Each link belongs to the picture before it, or to the first. */
function shareTags(blocks: Block[]): void {
  let picture = blocks.find((block) => block.kind === 'picture');
  for (const block of blocks) {
    if (block.kind === 'picture') picture = block;
    for (const link of block.nodes.flatMap(linksIn)) {
      const { product, x, y } = link.dataset;
      const tag = { product: idOrNone(product, ''), x: number(x), y: number(y) };
      if (tag.product && tag.x + tag.y >= 0) picture?.tags.push(tag);
    }
  }
}

function linksIn(node: Element | Text): HTMLElement[] {
  if (!isElement(node)) return [];
  return node.matches(LINK) ? [node] : [...node.querySelectorAll<HTMLElement>(LINK)];
}

/** "32" and "32%"; what is no number makes the product one of the list only. */
const number = (text = '') => Math.min(100, Math.max(0, Number.parseFloat(text)));
