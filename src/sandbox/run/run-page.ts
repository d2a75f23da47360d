import { explainStartFailure } from '../../start-failure.ts';
import { CairnDidNotStart } from '../backstage/cairn-did-not-start.ts';
import { UnreadableState } from '../backstage/saved-state.ts';
import { NoPortForPage } from './no-port-for-page.ts';
import { startPostgres } from './open-database.ts';
import type { RunOptions } from './read-arguments.ts';
import { filesOf } from './sandbox-files.ts';
import { endProcess, stopOnSignals } from './stop-on-signals.ts';

/** Runs the sandbox with its page until it is told to stop. */
export async function runPage(options: RunOptions, print: (line: string) => void): Promise<void> {
  print('Starting Postgres, a Slack of our own, and Cairn …');
  // A first start of Postgres takes longest: it is begun before the rest is loaded.
  const postgres = startPostgres(filesOf(options).postgres, { log: print, onGivenUp: giveUp });
  // The sandbox says what went wrong when it waits for it.
  postgres.catch(() => {});
  const loading = import('./sandbox.ts').then(({ Sandbox }) => new Sandbox(options, postgres, print));
  let isStopping = false;
  stopOnSignals(async () => {
    isStopping = true;
    await (await loading).stop();
  });
  const sandbox = await loading;
  try {
    if (isStopping) return;
    await sandbox.start((url) => print(`Page: ${url}`));
    if (!isStopping) print('Cairn is up. Ctrl-C stops; your workspace is kept.');
  } catch (error) {
    // What is being ended beneath a start makes it fail.
    if (isStopping) return;
    process.stderr.write(`The sandbox cannot start:\n${explain(error)}\n`);
    await sandbox.stop().catch(() => {});
    process.exit(1);
  }

  function giveUp(reason: Error): void {
    isStopping = true;
    process.stderr.write(`The sandbox has lost its database:\n${reason.message}\n`);
    process.exitCode = 1;
    endProcess(async () => (await loading).stop());
  }
}

function explain(error: unknown): string {
  if (error instanceof UnreadableState || error instanceof CairnDidNotStart || error instanceof NoPortForPage) {
    return error.message;
  }
  return (
    explainStartFailure(error)?.message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
  );
}
