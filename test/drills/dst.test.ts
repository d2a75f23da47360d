import { expect, test } from '@jest/globals';
import { totalOf } from './drill.ts';
import { dst } from './dst.ts';
import { drillOptions } from './short-drill.ts';

test('no occurrence of any rhythm is lost, doubled or at another time than a second computation says', async () => {
  const rows = await dst.run(drillOptions());
  const { done, ...wrong } = totalOf(rows);
  expect({ rows, wrong }).toEqual({ rows, wrong: { lost: 0, doubled: 0, late: 0 } });
  expect(done).toBeGreaterThan(4_000);
  // The sample has times that clocks leave out, and times that they show twice.
  for (const what of ['… that the clock there leaves out', '… that the clock there shows twice']) {
    expect(rows.find((row) => row.what === what)?.done).toBeGreaterThan(50);
  }
});
