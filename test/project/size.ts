/** `npm run size [-- --json]`: what the kit weighs; exits with 1 when a part is over its budget. */
import { budgets, measure, overBudget } from './sizes.ts';

const sizes = measure();
const over = overBudget(sizes);

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({ unit: 'bytes', sizes, budgets, over: over.map((size) => size.name) }, null, 2),
  );
} else {
  console.log(
    `${'file'.padEnd(34)}${'raw'.padStart(9)}${'gzip'.padStart(9)}${'brotli'.padStart(9)}${'budget'.padStart(9)}`,
  );
  for (const { name, raw, gzip, brotli } of sizes) {
    const figures = [raw, gzip, brotli, budgets[name] ?? ''].map((figure) => String(figure).padStart(9));
    console.log(name.padEnd(34) + figures.join(''));
  }
  for (const { name } of over) console.error(`${name} is over its budget`);
}
process.exitCode = over.length ? 1 : 0;
