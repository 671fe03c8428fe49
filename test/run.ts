/**
 * `npm test`: types, lint and build first, then the suites in Node and in the
 * browser side by side. Ends on one line: "N passed, N failed, N skipped".
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome {
  code: number;
  output: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const running = new Set<ChildProcess>();

function run(name: string, args: string[]): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`\n== ${name} (${seconds} s)\n${output.trimEnd()}`);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A step that is right or wrong as a whole. */
async function step(name: string, args: string[]): Promise<Count> {
  const { code } = await run(name, args);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A suite that counts its own tests; one that dies without a count has failed. */
async function suite(name: string, args: string[], count: (output: string) => Count): Promise<Count> {
  const { code, output } = await run(name, args);
  const counted = count(output);
  const silent = code !== 0 && counted.failed === 0;
  return silent || counted.passed === 0 ? { ...counted, failed: counted.failed + 1 } : counted;
}

const last = (output: string, pattern: RegExp) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);

const nodeCount = (output: string): Count => ({
  passed: last(output, /^ℹ pass (\d+)/gm),
  failed: last(output, /^ℹ fail (\d+)/gm) + last(output, /^ℹ cancelled (\d+)/gm),
  skipped: last(output, /^ℹ skipped (\d+)/gm) + last(output, /^ℹ todo (\d+)/gm),
});

const browserCount = (output: string): Count => ({
  passed: last(output, /^(\d+) passed, \d+ failed/gm),
  failed: last(output, /^\d+ passed, (\d+) failed/gm),
  skipped: last(output, /^\d+ passed, \d+ failed, (\d+) skipped/gm),
});

const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const stop = () => {
  for (const child of running) child.kill();
};
process.on('SIGINT', stop).on('SIGTERM', stop);

const nodeTests = 'test/{core,server,sandbox,cli,project,e2e}/**/*.test.ts';
const counts: Count[] = [
  ...(await Promise.all([
    step('types', ['node_modules/typescript-native/bin/tsc', '--noEmit']),
    step('lint', ['node_modules/@biomejs/biome/bin/biome', 'check']),
    step('build', ['node_modules/vite/bin/vite.js', 'build']),
  ])),
  ...(await Promise.all([
    suite('in node', ['--test', '--test-reporter=spec', '--test-concurrency=2', nodeTests], nodeCount),
    suite(
      'in the browser',
      ['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/wtr.config.js'],
      browserCount,
    ),
  ])),
];

const total = counts.reduce(add);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
