#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// Cairn's command line: `npx cairn help`.
import { nearestWord } from '../core/nearest-word.ts';
import { explainStartFailure } from '../start-failure.ts';
import { type Command, complain, print, UsageError, usageExit } from './command.ts';
import { deliveries } from './deliveries/command.ts';
import { explain } from './explain.ts';
import { migrate } from './migrate.ts';
import { quarantine } from './quarantine.ts';

const commands: readonly Command[] = [deliveries, explain, migrate, quarantine];

const helpWords = ['help', '--help', '-h'];
const hint = '`npx cairn help` shows what there is.';

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name !== undefined && helpWords.includes(name)) return help();
  const command = commands.find((each) => each.name === name);
  if (!command) {
    complain(name === undefined ? `Say what to do. ${hint}` : `Cairn knows no "${name}".${didYouMean(name)} ${hint}`);
    return usageExit;
  }
  if (args.some((arg) => helpWords.slice(1).includes(arg))) return help(command);
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message} ${hint}`);
      return usageExit;
    }
    const failure = explainStartFailure(error);
    if (!failure) throw error;
    complain(`Cairn cannot ${command.purpose}:\n${failure.message}`);
    return failure.exitCode;
  }
}

function didYouMean(word: string): string {
  const nearest = nearestWord(word, ['help', ...commands.map((each) => each.name)]);
  return nearest ? ` Did you mean "${nearest}"?` : '';
}

function help(only?: Command): number {
  const lines = (only ? [only] : commands).flatMap((each) => each.help);
  const width = Math.max(...lines.map(([usage]) => usage.length));
  const shown = lines.map(([usage, does]) => `  ${usage.padEnd(width)}  ${does}`);
  print(
    [
      'npx cairn …',
      '',
      ...shown,
      ...(only ? [] : [`  ${'help'.padEnd(width)}  this`]),
      '',
      'The database is the one of DATABASE_URL, or the embedded one under .data/.',
    ].join('\n'),
  );
  return 0;
}
