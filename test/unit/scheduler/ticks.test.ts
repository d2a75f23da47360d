import { afterEach, expect, jest, test } from '@jest/globals';
import { startTicks } from '../../../src/scheduler/ticks.ts';
import { eventually } from '../../support/eventually.ts';

afterEach(() => void jest.restoreAllMocks());

test('a tick that finds the one before at work says nothing: what a process prints is its log', async () => {
  const said: unknown[][] = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    jest.spyOn(console, way).mockImplementation((...words) => void said.push(words));
  }
  let finish = () => {};
  let begun = 0;
  const work = () => {
    begun += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  const ticks = startTicks(work);
  await eventually(() => begun === 1);
  const firstAt = performance.now();
  // Longer than until the next tick.
  await eventually(() => performance.now() > firstAt + 3_500);
  expect(begun).toBe(1);
  finish();
  await eventually(() => begun === 2);
  finish();
  await ticks.stop();
  expect(said).toEqual([]);
}, 20_000);
