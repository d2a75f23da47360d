import { expect, test } from '@jest/globals';
import { clock } from './clock.ts';
import { setBackAmongRetriesName } from './clock-scenes.ts';
import { totalOf } from './drill.ts';
import { drillOptions } from './short-drill.ts';

test('whatever the clock does, every prompt comes once, and at its time', async () => {
  const rows = await clock.run(drillOptions());
  const { done, lost, doubled } = totalOf(rows);
  // A wait that was to end by the clock as it was before it was set back lasts as much longer: late, never lost.
  const { late } = totalOf(rows.filter(({ what }) => what !== setBackAmongRetriesName));
  expect({ rows, wrong: { lost, doubled, late } }).toEqual({ rows, wrong: { lost: 0, doubled: 0, late: 0 } });
  expect(rows.every((row) => row.done > 0)).toBe(true);
  expect(done).toBeGreaterThan(100);
});
