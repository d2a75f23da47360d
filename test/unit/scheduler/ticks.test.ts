import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import cron from 'node-cron';
import { startTicks } from '../../../src/scheduler/ticks.ts';
import { assertAsyncProperty } from '../../support/property.ts';

const intervalMs = 3_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let looks: string[] = [];
let ticks: ReturnType<typeof startTicks>;

/** Notes the time of day, and is done at once. */
const look = async () => void looks.push(new Date().toISOString());
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
/** Moves the wall clock and no timer, as when a machine wakes up. */
const leap = (ms: number) => jest.setSystemTime(Date.now() + ms);

function startAt(now: string): void {
  jest.setSystemTime(new Date(now));
  ticks = startTicks(look);
}

beforeEach(() => {
  looks = [];
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(async () => {
  await ticks.stop();
  expect(jest.getTimerCount()).toBe(0);
  expect(cron.getTasks().size).toBe(0);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('a clock that goes as it should', () => {
  test('ticks come every three seconds, and meet the whole minute', async () => {
    startAt('2026-11-30T09:59:53.500Z');
    await pass(12_000);
    expect(looks).toEqual(['2026-11-30T09:59:57.000Z', '2026-11-30T10:00:00.000Z', '2026-11-30T10:00:03.000Z']);
  });

  test.each([
    [
      'the end of a year',
      '2026-12-31T23:59:55Z',
      ['2026-12-31T23:59:57.000Z', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:03.000Z'],
    ],
    ['the end of a short month', '2027-02-28T23:59:58Z', ['2027-03-01T00:00:00.000Z', '2027-03-01T00:00:03.000Z']],
    ['29 February', '2028-02-28T23:59:58Z', ['2028-02-29T00:00:00.000Z', '2028-02-29T00:00:03.000Z']],
    ['the day after 29 February', '2028-02-29T23:59:58Z', ['2028-03-01T00:00:00.000Z', '2028-03-01T00:00:03.000Z']],
  ])('ticks go on over %s', async (_, now, expected) => {
    startAt(now);
    await pass(Date.parse(expected.at(-1) ?? '') - Date.parse(now));
    expect(looks).toEqual(expected);
  });

  test('a slot too near to be asked for is left to the next', async () => {
    startAt('2026-11-30T10:00:02.500Z');
    await pass(3_000);
    expect(looks).toEqual([]);
    await pass(500);
    expect(looks).toEqual(['2026-11-30T10:00:06.000Z']);
  });
});

describe('a clock that leaps', () => {
  test.each([
    [1, '2026-11-30T10:00:00Z'],
    [7, '2026-11-30T10:00:00Z'],
    [21, '2026-11-30T10:00:00Z'],
    [400, '2026-11-30T10:00:00Z'],
    [4_000, '2026-11-30T10:00:00Z'],
    // The next 29 February is eight years away.
    [400, '2096-02-29T10:00:00Z'],
  ])('a leap of %i days forward from %s is one look and a short walk', async (days, now) => {
    startAt(now);
    await pass(intervalMs + 1_000);
    expect(looks).toHaveLength(1);
    // The walk calls it for each day and for each slot.
    const steps = jest.spyOn(Date, 'UTC');
    leap(days * dayMs);
    await pass(intervalMs - 1_000);
    expect(looks).toHaveLength(2);
    expect(steps.mock.calls.length).toBeLessThan(5_000);
    await pass(intervalMs);
    expect(looks).toHaveLength(3);
  });

  test.each([
    ['a second', 1_000],
    ['an hour', hourMs],
    ['a year', 365 * dayMs],
  ])('a leap of %s back is a look within two intervals, and ticks go on', async (_, ms) => {
    startAt('2026-11-30T10:00:00Z');
    await pass(intervalMs + 1_000);
    expect(looks).toHaveLength(1);
    leap(-ms);
    await pass(2 * intervalMs - 1_000);
    expect(looks).toHaveLength(2);
    await pass(4 * intervalMs);
    expect(looks).toHaveLength(6);
  });

  test('a leap while the work is under way delays nothing', async () => {
    const done: (() => void)[] = [];
    jest.setSystemTime(new Date('2026-11-30T10:00:00Z'));
    ticks = startTicks(() => new Promise((resolve) => void done.push(resolve)));
    for (const [nth, ms] of [hourMs, -dayMs, 400 * dayMs, -2 * hourMs].entries()) {
      await pass(intervalMs);
      expect(done).toHaveLength(nth + 1);
      leap(ms);
      done.at(-1)?.();
      await pass(0);
    }
  });

  test('whatever the clock does, the next look comes one to six seconds after the last one was done', async () => {
    const wait = fc.integer({ min: 0, max: 8_000 });
    const leaps = fc.oneof(
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.integer({ min: -2 * dayMs, max: 2 * dayMs }),
      fc.integer({ min: -800 * dayMs, max: 800 * dayMs }),
    );
    const events = fc.array(fc.record({ waitMs: wait, leapMs: leaps }), { minLength: 1, maxLength: 8 });
    await assertAsyncProperty(
      fc.asyncProperty(events, fc.integer({ min: 0, max: 4_000 }), async (moves, workMs) => {
        jest.setSystemTime(new Date('2027-12-31T23:00:00Z'));
        let idleSince = performance.now();
        let isWorking = false;
        let overlaps = 0;
        const gaps: number[] = [];
        ticks = startTicks(async () => {
          if (isWorking) overlaps += 1;
          isWorking = true;
          gaps.push(performance.now() - idleSince);
          await new Promise((resolve) => setTimeout(resolve, workMs));
          isWorking = false;
          idleSince = performance.now();
        });
        for (const { waitMs, leapMs } of moves) {
          await pass(waitMs);
          leap(leapMs);
        }
        await pass(2 * intervalMs + workMs);
        await ticks.stop();
        await pass(workMs);
        expect(overlaps).toBe(0);
        expect(gaps.length).toBeGreaterThan(0);
        for (const gap of gaps) {
          expect(gap).toBeGreaterThanOrEqual(1_000);
          expect(gap).toBeLessThanOrEqual(2 * intervalMs);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the work', () => {
  test('a tick that finds the one before at work says nothing: what a process prints is its log', async () => {
    const said: unknown[][] = [];
    for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      jest.spyOn(console, way).mockImplementation((...words) => void said.push(words));
    }
    const done: (() => void)[] = [];
    ticks = startTicks(() => new Promise((resolve) => void done.push(resolve)));
    await pass(2 * intervalMs);
    expect(done).toHaveLength(1);
    leap(dayMs);
    await pass(10 * intervalMs);
    expect(done).toHaveLength(1);
    done[0]?.();
    await pass(2 * intervalMs);
    expect(done).toHaveLength(2);
    expect(said).toEqual([]);
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('no database'))],
    [
      'throws',
      () => {
        throw new Error('no database');
      },
    ],
  ])('ticks go on when it %s', async (_, fail) => {
    let begun = 0;
    ticks = startTicks(() => {
      begun += 1;
      return fail();
    });
    await pass(5 * intervalMs);
    expect(begun).toBeGreaterThanOrEqual(4);
    leap(-hourMs);
    begun = 0;
    await pass(5 * intervalMs);
    expect(begun).toBeGreaterThanOrEqual(3);
  });
});

describe('stop', () => {
  test('while a tick is waited for', async () => {
    startAt('2026-11-30T10:00:01Z');
    await pass(1_000);
    await ticks.stop();
    expect(jest.getTimerCount()).toBe(0);
    await pass(5 * intervalMs);
    expect(looks).toEqual([]);
  });

  test('while the work is under way, when no timer is armed', async () => {
    const done: (() => void)[] = [];
    ticks = startTicks(() => new Promise((resolve) => void done.push(resolve)));
    await pass(2 * intervalMs);
    expect(done).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
    await ticks.stop();
    done[0]?.();
    await pass(5 * intervalMs);
    expect(done).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('after node-cron decided to run, before it calls', async () => {
    startAt('2026-11-30T10:00:00Z');
    // Without a turn for promises: the call is still on its way.
    jest.advanceTimersByTime(intervalMs);
    await ticks.stop();
    await pass(5 * intervalMs);
    expect(looks).toEqual([]);
  });

  test('twice', async () => {
    startAt('2026-11-30T10:00:00Z');
    await ticks.stop();
    await ticks.stop();
  });
});
