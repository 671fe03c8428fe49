/** Runs `souk` in this process, or as a program of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';

export interface Result {
  code: number;
  out: string;
  err: string;
}

/** `input` is standard input; nothing of the environment but what is given comes through. */
export async function souk(
  args: string[],
  more: Partial<Io> & { stdin?: string | Uint8Array } = {},
): Promise<Result> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: false,
    env: {},
    input: async () =>
      typeof more.stdin === 'string'
        ? new TextEncoder().encode(more.stdin)
        : (more.stdin ?? new Uint8Array()),
    stopped: async () => {},
    ...more,
  });
  return { code, out, err };
}

/** A folder that is gone after the tests of the file. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'souk-cli-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeTemp(dir: string, name: string, text: string | Uint8Array): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}

const program = fileURLToPath(new URL('../../src/cli/souk.ts', import.meta.url));

export interface Started {
  child: ChildProcess;
  /** The one JSON object of `--json`. */
  info: { url: string; kit: string; sandbox: boolean };
  /** Exit code. */
  ended: Promise<number | null>;
}

/** Starts a command that stays, and waits for its JSON object. */
export function start(args: string[], env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, [program, ...args, '--json'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  after(() => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.endsWith('}\n')) resolve({ child, info: JSON.parse(out), ended });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${out}${err}`)));
  });
}
