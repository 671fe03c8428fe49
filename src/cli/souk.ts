#!/usr/bin/env node
/** The command `souk`. */
import { buffer } from 'node:stream/consumers';
import { run } from './main.ts';

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      // Whoever asks twice does not want to wait.
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', ask).on('SIGTERM', ask);
  });
}

// A reader that has seen enough (`souk export | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  env: process.env,
  input: () => buffer(process.stdin),
  stopped,
});
