/** Writes the measured sizes into the README's table: `node test/project/readme-sizes.ts`, after a build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inKb, measure, quotedSize } from './sizes.ts';

const path = fileURLToPath(new URL('../../README.md', import.meta.url));
const sizes = new Map(measure().map(({ name, brotli }) => [name, brotli]));
const text = readFileSync(path, 'utf8').replace(quotedSize, (row, name: string, middle: string) => {
  const size = sizes.get(name);
  return size ? `| \`${name}\` |${middle}| ${inKb(size)} |` : row;
});
writeFileSync(path, text);
