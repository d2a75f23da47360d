import { errorCode } from '../../core/errors.ts';
import { explainStartFailure } from '../../start-failure.ts';
import { UnreadableState } from '../backstage/saved-state.ts';
import type { RunOptions } from './read-arguments.ts';
import { Sandbox } from './sandbox.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** Runs the sandbox with its page until it is told to stop. */
export async function runPage(options: RunOptions, print: (line: string) => void): Promise<void> {
  const sandbox = new Sandbox(options, print);
  let isStopping = false;
  stopOnSignals(() => {
    isStopping = true;
    return sandbox.stop();
  });
  print('Starting Postgres, a Slack of our own, and Cairn …');
  try {
    await sandbox.start((url) => print(`Page: ${url}`));
    if (!isStopping) print('Cairn is up. Ctrl-C stops; your workspace is kept.');
  } catch (error) {
    // What is being ended beneath a start makes it fail.
    if (isStopping) return;
    process.stderr.write(`The sandbox cannot start:\n${explain(error, options)}\n`);
    await sandbox.stop().catch(() => {});
    process.exit(1);
  }
}

function explain(error: unknown, { port }: RunOptions): string {
  if (error instanceof UnreadableState) return error.message;
  if (errorCode(error) === 'EADDRINUSE') {
    return `Another program listens on port ${port}. Choose another with --port, or leave it out.`;
  }
  return (
    explainStartFailure(error)?.message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
  );
}
