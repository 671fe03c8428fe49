/** Finds the command, runs it, and turns whatever goes wrong into words and an exit code. */
import { codeOf, isSoukError } from '../core/errors.ts';
import { version } from '../server/kit.ts';
import { type Command, readOptions } from './command.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { describe, overview } from './help.ts';
import { importCommand } from './import.ts';
import { DONE, FAILED, type Io, json, MISUSED, progress, UsageError } from './io.ts';
import { serveCommand } from './serve.ts';

const commands: readonly Command[] = [serveCommand, importCommand, exportCommand, demoCommand];

/** Runs `souk ARGS` and gives its exit code. Never rejects. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    return fail(error, args.includes('--json'), io);
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === '--version' || name === '-v') return say(io, `${version}\n`);
  if (name === undefined || name === '--help' || name === '-h') return say(io, overview(commands));
  if (name === 'help') return say(io, rest[0] === undefined ? overview(commands) : describe(find(rest[0])));
  const command = find(name);
  const given = readOptions(command, rest);
  return given.is('help') ? say(io, describe(command)) : command.run(given, io);
}

function say(io: Io, text: string): number {
  io.out(text);
  return DONE;
}

function find(name: string): Command {
  const found = commands.find((each) => each.name === name);
  if (found) return found;
  const names = commands.map((each) => each.name).join(', ');
  throw new UsageError(`There is no command "${name}". Commands: ${names}, help. Try souk help`);
}

function fail(error: unknown, asJson: boolean, io: Io): number {
  progress(io);
  const misused = error instanceof Error && error.name === 'UsageError';
  const message = error instanceof Error ? error.message : String(error);
  if (asJson) io.out(json({ error: { code: misused ? 'usage' : codeOf(error), message } }));
  else io.err(`souk: ${message}\n`);
  // What nobody foresaw is for the developer: with its stack.
  if (!misused && !isSoukError(error) && error instanceof Error) io.err(`${error.stack}\n`);
  return misused ? MISUSED : FAILED;
}
