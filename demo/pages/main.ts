/** Writes the pages that are made from the catalogue: `node demo/pages/main.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { demo } from './data.ts';
import { elementPages } from './elements.ts';
import { goodsPages } from './goods.ts';
import { page } from './html.ts';
import { documents } from './states.ts';

/** Every file that is made, by its path below the demo. */
export function files(): Map<string, string> {
  const pages = [...goodsPages(), ...elementPages()].map((each) => [each.file, page(each)] as const);
  const states = Object.entries(documents).map(
    ([name, data]) => [`data/states/${name}`, `${JSON.stringify(data)}\n`] as const,
  );
  return new Map([...pages, ...states]);
}

if (import.meta.main) {
  for (const [path, text] of files()) {
    const file = new URL(path, demo);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
}
