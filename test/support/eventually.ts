import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until it is true. The time is a bound for what hangs, not a pace. */
export async function eventually(
  isTrue: () => boolean | Promise<boolean>,
  { withinMs = 60_000, what = 'it' }: { withinMs?: number; what?: string } = {},
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come to pass within ${withinMs} ms`);
    await sleep(10);
  }
}
