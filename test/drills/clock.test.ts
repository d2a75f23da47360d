import { expect, test } from '@jest/globals';
import { clock } from './clock.ts';
import { totalOf } from './drill.ts';
import { drillOptions } from './short-drill.ts';

test('whatever the clock does, every prompt comes once, and at its time', async () => {
  const rows = await clock.run(drillOptions());
  const { done, ...wrong } = totalOf(rows);
  expect({ rows, wrong }).toEqual({ rows, wrong: { lost: 0, doubled: 0, late: 0 } });
  expect(rows.every((row) => row.done > 0)).toBe(true);
  expect(done).toBeGreaterThan(100);
}, 120_000);
