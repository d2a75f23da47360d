import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CheckInId } from '../../src/features/check-ins/types.ts';
import { dayNumber } from './dst-calendar.ts';
import { Dice } from './dst-dice.ts';
import { adminId, type LongHaulBench } from './long-haul-bench.ts';
import { type Draws, Life, type Totals } from './long-haul-life.ts';

const hour = 3_600_000;
const day = 24 * hour;
export const begin = '2026-11-22T00:00:00Z';
const start = Date.parse(begin);
const end = start + 365 * day;
/** Cairn is down: a night, the most of a week, and long enough to miss several of one pair. */
const outages = [
  { from: start + 100.7 * day, to: start + 101.1 * day },
  { from: start + 200.5 * day, to: start + 205.6 * day },
  { from: start + 280.2 * day, to: start + 303.9 * day },
];

/** What must have been posted and what was, a byte a pair and day, so that a year takes no more memory than a week. */
export class Ledger {
  static readonly #days = 380;
  static readonly #firstDay = dayNumber(begin.slice(0, 10)) - 2;
  readonly #stops: Int32Array;
  readonly #seen: Uint8Array;
  due = 0;
  doubled = 0;
  late = 0;
  unexpected = 0;

  constructor(pairs: number) {
    this.#stops = new Int32Array(pairs * Ledger.#days);
    this.#seen = new Uint8Array(pairs * Ledger.#days);
  }

  #place(pair: number, dayAsked: number): number {
    const place = dayAsked - Ledger.#firstDay;
    if (place < 0 || place >= Ledger.#days) throw new RangeError('a day outside of the year');
    return pair * Ledger.#days + place;
  }

  expect(pair: number, dayAsked: number, stop: number): void {
    this.#stops[this.#place(pair, dayAsked)] = stop;
    this.due += 1;
  }

  see(pair: number, dayAsked: number, stop: number): void {
    const place = this.#place(pair, dayAsked);
    const seen = this.#seen[place] ?? 0;
    this.#seen[place] = seen + 1;
    if (seen > 0) this.doubled += 1;
    else if (this.#stops[place] === 0) this.unexpected += 1;
    else if (this.#stops[place] !== stop) this.late += 1;
  }

  get lost(): number {
    return this.#stops.reduce((lost, stop, place) => lost + (stop !== 0 && this.#seen[place] === 0 ? 1 : 0), 0);
  }
}

export interface Year {
  readonly ledger: Ledger;
  readonly totals: Totals;
  readonly stops: number;
  /** Megabytes in use after a collection, at the end of each quarter. */
  readonly heaps: readonly number[];
  readonly longestWaitSeconds: number;
}

export interface YearToLive {
  readonly pairs: number;
  readonly seed: number;
  readonly draws: Draws;
  /** People act, and windows end, at the next stop; there is one at least this often. */
  readonly longestStepHours: number;
  say(line: string): void;
}

/** Lives through a year, stopping wherever something falls due. */
export async function liveYear(
  bench: LongHaulBench,
  { pairs, seed, draws, longestStepHours, say }: YearToLive,
): Promise<Year> {
  const totals: Totals = {
    closed: { both_answered: 0, window_over: 0, stopped: 0, never_asked: 0 },
    answersInTime: 0,
    answersLate: 0,
    summaries: 0,
    folded: 0,
    deeds: { pair: 0, pause: 0, resume: 0, end: 0, 'change rhythm': 0, move: 0 },
  };
  const { workspaces } = bench.sink;
  const lives = Array.from({ length: pairs }, (_, index) => {
    const workspaceId = workspaces[index % workspaces.length]?.id ?? '';
    return new Life({ workspaceId, adminId, index, start, dice: new Dice(seed + index), draws, totals });
  });
  const ledger = new Ledger(pairs);
  const indexOf = new Map<string, number>();
  const heaps: number[] = [];
  let longestWaitSeconds = 0;
  let stops = 0;

  for (let now = start; now < end; stops += 1) {
    bench.goTo(now);
    await inLanes(lives, (life) => life.act(bench.actor, bench.calendar.now()));
    const at = stops + 1;
    for (const [index, life] of lives.entries()) {
      for (const { day: asked } of life.look(now)) ledger.expect(index, asked, at);
    }
    longestWaitSeconds = Math.max(longestWaitSeconds, await bench.due());
    for (const { mentorshipId, checkInId, occursOn } of await bench.newPrompts()) {
      const index = indexOf.get(mentorshipId) ?? lives.findIndex((life) => life.mentorshipId === mentorshipId);
      indexOf.set(mentorshipId, index);
      ledger.see(index, dayNumber(occursOn), at);
      lives[index]?.posted(dayNumber(occursOn), checkInId as CheckInId);
    }
    let next = Math.max(now + 1_000, Math.min(now + longestStepHours * hour, ...lives.map((life) => life.nextAt())));
    const outage = outages.find(({ from, to }) => next >= from && next < to);
    if (outage) {
      await bench.goDown();
      next = outage.to;
      await bench.start();
    }
    const quarter = Math.floor(((next - start) / (end - start)) * 4);
    if (quarter > heaps.length) {
      heaps.push(heapInUse());
      say(`quarter ${quarter}: ${ledger.due} prompts, ${stops} stops, heap ${heaps.at(-1)?.toFixed(0)} MB`);
    }
    now = next;
  }
  return { ledger, totals, stops, heaps, longestWaitSeconds };
}

/** Some at a time; each in its own order. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
