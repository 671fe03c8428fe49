/** Draws every picture of the demo: `node demo/pictures/draw/main.ts`. */
import { writeFileSync } from 'node:fs';
import { goods } from './goods.ts';
import { scenes } from './scenes.ts';
import { restart } from './svg.ts';

function frame(width: number, height: number, draw: () => string): string {
  restart();
  const size = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  // Every line of ours has round ends; said once, lines inherit it.
  return `<svg ${size} stroke-linecap="round" stroke-linejoin="round">${draw()}</svg>\n`;
}

/** File name to picture. */
export function pictures(): Map<string, string> {
  const things = Object.entries(goods).map(
    ([name, draw]) => [`${name}.svg`, frame(800, 1000, draw)] as const,
  );
  const views = Object.entries(scenes).map(
    ([name, { width, height, draw }]) => [`${name}.svg`, frame(width, height, draw)] as const,
  );
  return new Map([...things, ...views]);
}

if (import.meta.main) {
  for (const [name, text] of pictures()) writeFileSync(new URL(`../${name}`, import.meta.url), text);
}
