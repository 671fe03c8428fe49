/** The words of `souk help`. */
import { COMMON, type Command, usage } from './command.ts';

const WIDTH = 22;

/** One command in full. */
export function describe(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON }).map(([name, { value, says }]) =>
    row(`--${name}${value ? ` ${value}` : ''}`, says),
  );
  return `${usage(command)}\n\n${command.summary}\n\n${options.join('\n')}\n\n${command.notes}\n`;
}

/** All commands, a line each. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, takes, summary }) =>
    row([name, takes].filter(Boolean).join(' '), summary),
  );
  return `souk: a shoppable storefront for blogs and landing pages\n
Usage: souk COMMAND [options]\n
${rows.join('\n')}
${row('help COMMAND', 'say what a command does')}
${row('--version', 'say which version this is')}\n
Exit code: 0 done, 1 something failed or was refused, 2 the command was not understood.\n`;
}

const row = (name: string, says: string) => `  ${name.padEnd(WIDTH)} ${says}`;
