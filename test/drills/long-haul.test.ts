import { expect, test } from '@jest/globals';
import { totalOf } from './drill.ts';
import { longHaul } from './long-haul.ts';
import { drillOptions } from './short-drill.ts';

test('a year of forty pairs adds up to the last prompt, answer and summary', async () => {
  const rows = await longHaul.run(drillOptions());
  const { lost, doubled, late } = totalOf(rows);
  expect({ rows, wrong: { lost, doubled, late } }).toEqual({ rows, wrong: { lost: 0, doubled: 0, late: 0 } });
  const [prompts, moot] = rows;
  expect(prompts?.done).toBeGreaterThan(100);
  // Somebody stopped a prompt that was late and waited for the morning.
  expect(moot?.done).toBeGreaterThan(0);
});
