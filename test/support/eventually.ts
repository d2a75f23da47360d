import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until it is true. */
export async function eventually(
  isTrue: () => boolean | Promise<boolean>,
  { withinMs = 10_000, what = 'it' }: { withinMs?: number; what?: string } = {},
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come to pass within ${withinMs} ms`);
    await sleep(10);
  }
}
