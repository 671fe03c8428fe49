/** `npm run bench [-- client|server] [--runs N] [--json]`: how fast the kit is, beside its references. */
import { parseArgs } from 'node:util';
import { measureClient } from './client.ts';
import { measureServer } from './server.ts';
import { clientVerdicts, serverVerdicts, type Verdict } from './verdicts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, runs: { type: 'string', default: '3' } },
});

const PARTS = ['client', 'server'];
const parts = positionals.length ? positionals : PARTS;
const runs = Number(values.runs);
if (!parts.every((part) => PARTS.includes(part)) || !Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run bench [-- client|server] [--runs N] [--json]');
  process.exit(2);
}

function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

const client = parts.includes('client') ? await measureClient(runs, say) : undefined;
const server = parts.includes('server') ? await measureServer(runs, say) : undefined;
say('');

const verdicts = [...(client ? clientVerdicts(client) : []), ...(server ? serverVerdicts(server) : [])];
if (values.json) console.log(JSON.stringify({ runs, verdicts, client, server }, null, 2));
else print(verdicts);

function print(rows: Verdict[]): void {
  const cells = rows.map((row) => [
    row.figure,
    ...[row.kit, row.lit, row.static].map((value) =>
      value === undefined ? '' : `${value} ${row.unit}`.trim(),
    ),
    row.mark ?? '',
    row.mark ? (row.reached ? 'yes' : 'NO') : '',
    row.reference,
  ]);
  const table = [['figure', 'kit', 'Lit card', 'static', 'mark', 'reached', 'reference'], ...cells];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  for (const row of table)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log(
    `\nMedian of ${runs} runs, processor slowed 4 times. Lit card and static page are of the same run.`,
  );
}
