/**
 * Stripe's request bodies: forms with brackets, `line_items[0][price]=…`.
 * They become a tree whose leaves are strings; arrays stay objects with
 * numbers as keys, since only the schema knows what is a list.
 */
import { invalid } from './errors.ts';

export type Tree = string | Branch;
export interface Branch {
  [key: string]: Tree;
}

/** No prototype, so that a key such as `__proto__` is a key like any other. */
export function branch(): Branch {
  return Object.create(null) as Branch;
}

/** `a[b][0]` is `['a', 'b', '0']`; `a[]` takes the next free number. */
function pathOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open < 1) return [name];
  const inner = name.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(inner)) throw invalid(`Invalid parameter name: ${name}`, name);
  return [name.slice(0, open), ...inner.slice(1, -1).split('][')];
}

function put(root: Branch, name: string, value: string): void {
  const path = pathOf(name);
  const last = path.length - 1;
  let at = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(at).length) : part;
    const found = at[key];
    if (depth === last) {
      if (typeof found === 'object') throw invalid(`Invalid string: ${name}`, name);
      at[key] = value;
      return;
    }
    if (typeof found === 'string') throw invalid('Invalid object', path.slice(0, depth + 1).join('.'));
    const next = found ?? branch();
    at[key] = next;
    at = next;
  }
}

export function parseForm(text: string): Branch {
  const root = branch();
  for (const [name, value] of new URLSearchParams(text)) if (name) put(root, name, value);
  return root;
}
