/** A command, and how its options are read. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Io, UsageError } from './io.ts';

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What stands after the name, e.g. `FILE`. */
  takes: string;
  options: Record<string, Option>;
  /** What must be known beyond summary and options. */
  notes: string;
  run(given: Given, io: Io): Promise<number>;
}

export interface Option {
  /** What stands for the value, e.g. `DIR`; none for a switch. */
  value?: string;
  says: string;
}

export class Given {
  readonly #values: Record<string, unknown>;
  readonly words: readonly string[];

  constructor(values: Record<string, unknown>, words: readonly string[]) {
    this.#values = values;
    this.words = words;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  is(name: string): boolean {
    return this.#values[name] === true;
  }

  /** A port, 0 for any free one. */
  port(fallback: number): number {
    const value = this.text('port');
    if (value === undefined) return fallback;
    const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
    if (port <= 65_535) return port;
    throw new UsageError(`--port ${value}: expected a number from 0 to 65535, such as --port 8787`);
  }
}

/** Switches that every command takes. */
export const COMMON: Record<string, Option> = { help: { says: 'say what the command does' } };

/** Reads what follows the command's name. Throws a UsageError. */
export function readOptions(command: Command, args: readonly string[]): Given {
  const known = { ...command.options, ...COMMON };
  const config: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    return new Given(values, checkWords(command, positionals));
  } catch (cause) {
    throw cause instanceof UsageError ? cause : misread(command, known, cause as Error & { code?: string });
  }
}

function checkWords(command: Command, words: string[]): string[] {
  const most = command.takes ? command.takes.split(' ').length : 0;
  const extra = words[most];
  if (extra === undefined) return words;
  throw new UsageError(`souk ${command.name} does not know what to do with "${extra}". ${usage(command)}`);
}

function misread(
  command: Command,
  known: Record<string, Option>,
  cause: Error & { code?: string },
): UsageError {
  const named = /'(?:-\w, )?(--?[^\s'=]+)/.exec(cause.message)?.[1] ?? 'an option';
  const option = known[named.replace(/^-+/, '')];
  if (cause.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || !option) {
    const all = Object.keys(known).map((name) => `--${name}`);
    return new UsageError(`souk ${command.name} has no option ${named}. It takes ${all.join(', ')}.`);
  }
  return option.value
    ? new UsageError(`${named} needs a value: ${named} ${option.value} (${option.says})`)
    : new UsageError(`${named} is a switch and takes no value; write ${named} alone`);
}

export const usage = ({ name, takes }: Command) =>
  `Usage: souk ${[name, takes, '[options]'].filter(Boolean).join(' ')}`;
