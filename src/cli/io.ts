/** What a command talks to; tests hand in their own. */
import { SoukError } from '../core/errors.ts';
import type { Env } from '../server/env.ts';

export interface Io {
  /** Results. With `--json`: one JSON object and nothing else. */
  out(text: string): void;
  /** Words for people: progress, advice, errors. */
  err(text: string): void;
  /** Whether a person sees `err` as it comes. */
  terminal: boolean;
  env: Env;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** From its call on, Ctrl-C and SIGTERM resolve it in place of ending the program. */
  stopped(): Promise<unknown>;
}

/** Exit codes: everything went well · something failed or was refused · the command was not understood. */
export const DONE = 0;
export const FAILED = 1;
export const MISUSED = 2;

/** The command line itself is wrong; the message names the option and what to do. */
export class UsageError extends SoukError {
  override name = 'UsageError';

  constructor(message: string) {
    super('usage', message);
  }
}

export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** One line that is written over while work goes on, seen only in a terminal. */
export function progress({ err, terminal }: Io, text = ''): void {
  if (terminal) err(`\r\u001b[K${text}`);
}
