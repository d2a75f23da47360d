/** `npm run` hands on a Ctrl-C that the terminal has sent to everybody already: this close together they are one. */
const onePressMs = 500;
const stopWithinMs = 20_000;

/** Ctrl-C and SIGTERM stop what runs and end the process; a second Ctrl-C ends it at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let firstAt: number | undefined;
  const hear = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      process.stdout.write('Stopping; your workspace is kept.\n');
      endProcess(stop);
    } else if (performance.now() - firstAt > onePressMs) {
      process.exit(130);
    }
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}

/** Ends the process when everything has stopped, or takes too long; with 0, unless `process.exitCode` says otherwise. */
export function endProcess(stop: () => Promise<void>): void {
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  stop().then(
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}
