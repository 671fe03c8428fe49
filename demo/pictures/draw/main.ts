/** Draws every picture of the demo: `node demo/pictures/draw/main.ts`. */
import { writeFileSync } from 'node:fs';
import { goods } from './goods.ts';
import { scenes } from './scenes.ts';
import { restart } from './svg.ts';

const folder = new URL('..', import.meta.url);

function write(name: string, width: number, height: number, draw: () => string) {
  restart();
  const frame = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  // Every line of ours has round ends; said once, lines inherit it.
  const ends = 'stroke-linecap="round" stroke-linejoin="round"';
  const picture = `<svg ${frame} ${ends}>${draw()}</svg>\n`;
  writeFileSync(new URL(`${name}.svg`, folder), picture);
  return Buffer.byteLength(picture);
}

const sizes = [
  ...Object.entries(goods).map(([name, draw]) => write(name, 800, 1000, draw)),
  ...Object.entries(scenes).map(([name, { width, height, draw }]) => write(name, width, height, draw)),
];
console.log(`${sizes.length} pictures, the largest ${Math.max(...sizes)} bytes`);
