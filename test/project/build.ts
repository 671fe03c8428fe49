/**
 * The npm side of `npm run build`, after vite has built the script-tag kit:
 * one module and one declaration per source file, and the custom-elements manifest.
 */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run('node_modules/typescript-native/bin/tsc', '-p', 'test/project/tsconfig.build.json');
// Schemas, stylesheet and the sandbox's browser script go along as they are.
cpSync(`${root}src`, `${root}dist/es`, {
  recursive: true,
  filter: (file) => !/\.ts$/.test(file),
});
run(
  'node_modules/@custom-elements-manifest/analyzer/cem.js',
  'analyze',
  '--config',
  'test/project/cem.config.mjs',
  '--quiet',
  '--outdir',
  'dist',
);
