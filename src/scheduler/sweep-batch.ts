import { mayBeRowFault } from '../quarantine/fault.ts';
import { type FailedRow, findFailing, type RowRef } from '../quarantine/isolate.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import type { Sweep, SweepParts, Swept } from './sweep.ts';

const batchSize = 500;

/**
 * Does one batch of a sweep and sets aside what fails, so that one bad row costs itself alone.
 * @returns how many rows are out of the way; 0 where nothing is due any more
 */
export async function sweepBatch(sweep: Sweep, parts: SweepParts, quarantine: Quarantine): Promise<number> {
  const { done, failed } = await runIsolated(sweep, parts);
  let setAside = 0;
  // One that another process has set aside meanwhile is none of ours: the next claim leaves it out.
  for (const row of failed) if ((await quarantine.setAside(sweep.name, row)) === 'new') setAside += 1;
  return done + setAside;
}

/** The whole batch at once; where that breaks, in halves. */
async function runIsolated(sweep: Sweep, parts: SweepParts): Promise<Swept> {
  try {
    return await sweep.run(parts, { max: batchSize });
  } catch (error) {
    if (!mayBeRowFault(error)) throw error;
  }
  let done = 0;
  const failed: FailedRow[] = [];
  async function runThese(only: readonly RowRef[]): Promise<void> {
    const swept = await sweep.run(parts, { only });
    done += swept.done;
    failed.push(...swept.failed);
  }
  const broken = await findFailing(await sweep.listDue(parts, batchSize), runThese, mayBeRowFault);
  return { done, failed: [...failed, ...broken] };
}

/** Does a row again that was set aside. One that is not due any more needs nothing. @throws where it fails again */
export async function sweepAgain(sweep: Sweep, parts: SweepParts, row: RowRef): Promise<'back'> {
  const { failed } = await sweep.run(parts, { only: [row] });
  const [still] = failed;
  if (still) throw still.error;
  return 'back';
}
