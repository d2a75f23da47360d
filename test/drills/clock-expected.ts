import type { ClockBench, SeenPrompt } from './clock-bench.ts';
import { windowMs } from './clock-model.ts';
import type { Pair } from './clock-pairs.ts';
import type { DrillRow } from './drill.ts';
import { dateOfDay } from './dst-calendar.ts';

/** What must stand in Slack, as the second opinion has it; told of every look that Cairn takes at the clock. */
export class Expected {
  readonly #pairs: readonly Pair[];
  #awaited: { readonly pair: Pair; readonly day: number; readonly promptAt: number }[] = [];
  /** By pair and date, when it must be posted. */
  readonly #due = new Map<string, number>();
  /** Dates that an absence passed over. */
  folded = 0;

  constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs;
  }

  get count(): number {
    return this.#due.size;
  }

  /** Cairn looks at what is due, and the calendar shows this. */
  look(now: number): void {
    for (const pair of this.#pairs) {
      const { ask, folded } = pair.model.look(now);
      this.folded += folded;
      if (ask) this.#awaited.push({ pair, ...ask });
    }
    for (const { pair, day, promptAt } of this.#awaited) {
      // A clock that leaps over the whole window takes the check-in with it: it is over before it was asked.
      if (promptAt + windowMs <= now) this.folded += 1;
      else if (promptAt <= now) this.#due.set(keyOf(pair, dateOfDay(day)), now);
    }
    this.#awaited = this.#awaited.filter(({ promptAt }) => promptAt > now);
  }

  /** When something must happen next. */
  nextAt(now: number): number {
    const instants = [
      ...this.#pairs.map(({ model }) => model.nextAt ?? Number.POSITIVE_INFINITY),
      ...this.#awaited.map(({ promptAt }) => promptAt),
    ];
    return Math.max(now, Math.min(...instants));
  }

  /** @param by.toleranceMs how far from its moment a prompt may be */
  compare(what: string, prompts: readonly SeenPrompt[], by: { note: string; toleranceMs?: number }): DrillRow {
    const { note, toleranceMs = 10_000 } = by;
    const seen = new Map<string, number[]>();
    let unknown = 0;
    for (const { pair, occursOn, postedAt } of prompts) {
      const key = keyOf(pair, occursOn ?? '');
      if (!this.#due.has(key)) unknown += 1;
      else seen.set(key, [...(seen.get(key) ?? []), postedAt]);
    }
    let [lost, late, doubled] = [0, 0, unknown];
    for (const [key, at] of this.#due) {
      const [first, ...more] = seen.get(key) ?? [];
      if (first === undefined) lost += 1;
      else if (Math.abs(first - at) > toleranceMs) late += 1;
      doubled += more.length;
    }
    return { what, done: this.#due.size, lost, doubled, late, note };
  }
}

/** Lives until then, stopping at everything that falls due on the way. */
export async function live(bench: ClockBench, expected: Expected, until: number): Promise<void> {
  for (;;) {
    const now = bench.calendar.now().getTime();
    const next = expected.nextAt(now);
    bench.goTo(Math.min(next, until));
    await lookNow(bench, expected);
    if (next >= until) return;
  }
}

export async function lookNow(bench: ClockBench, expected: Expected): Promise<void> {
  expected.look(bench.calendar.now().getTime());
  await bench.due();
}

function keyOf(pair: Pair, date: string): string {
  return `${pair.mentorshipId} ${date}`;
}
