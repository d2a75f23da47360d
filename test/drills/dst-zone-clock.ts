import { dateOfDay, dayNumber, minuteOf, timeOfMinute } from './dst-calendar.ts';

// The second opinion on what clocks in a zone show: its offsets are looked up one by one from Intl.DateTimeFormat and kept
// as a table of spans; everything else is arithmetic on whole numbers. It shares no code with Cairn.

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** From `from` (included) to the next span's, the zone is `offset` ahead of UTC; milliseconds. */
interface Span {
  readonly from: number;
  readonly offset: number;
}

export interface ClockJump {
  readonly at: number;
  /** Positive where the clock jumps forward. */
  readonly by: number;
  /** What the clock would show at that instant had it not jumped, in minutes since day 0. */
  readonly localMinute: number;
}

export interface InstantOnClock {
  readonly instant: number;
  readonly meets: 'once' | 'gap' | 'overlap';
}

/** A zone's clock over some years. */
export class ZoneClock {
  readonly zone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #spans: Span[];

  /** @param from,to dates; the clock is known from a week before to a week after them */
  constructor(zone: string, from: string, to: string) {
    this.zone = zone;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const first = (dayNumber(from) - 7) * dayMs;
    const last = (dayNumber(to) + 7) * dayMs;
    this.#spans = [{ from: Number.NEGATIVE_INFINITY, offset: this.#lookUp(first) }];
    for (let start = first; start < last; start += dayMs) this.#addJumpsBetween(start, start + dayMs);
  }

  get jumps(): ClockJump[] {
    return this.#spans.slice(1).map(({ from, offset }, index) => {
      const before = this.#spans[index]?.offset ?? 0;
      return { at: from, by: offset - before, localMinute: (from + before) / minuteMs };
    });
  }

  /** When the clock shows this, by the `compatible` rule: a gap moves it on by its length, of an overlap the first counts. */
  instantOf(date: string, time: string): InstantOnClock {
    const local = dayNumber(date) * dayMs + minuteOf(time) * minuteMs;
    const real = this.#spans.flatMap(({ from, offset }, index) => {
      const instant = local - offset;
      const until = this.#spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return instant >= from && instant < until ? [instant] : [];
    });
    const [first] = real;
    if (first !== undefined) return { instant: first, meets: real.length > 1 ? 'overlap' : 'once' };
    const gap = this.#spans.findIndex(({ from, offset }, index) => {
      const before = this.#spans[index - 1]?.offset ?? offset;
      return local >= from + before && local < from + offset;
    });
    const before = this.#spans[gap - 1];
    if (!before) throw new Error(`${this.zone} never shows ${date} ${time}, and skips it nowhere`);
    return { instant: local - before.offset, meets: 'gap' };
  }

  /** What the clock shows, asked of Intl itself: `2026-03-29 03:30`. */
  shows(instant: number): string {
    const local = instant + this.#lookUp(instant);
    const day = Math.floor(local / dayMs);
    return `${dateOfDay(day)} ${timeOfMinute(Math.floor((local - day * dayMs) / minuteMs))}`;
  }

  /** The same by the table; for counting in bulk. */
  dateAt(instant: number): string {
    return dateOfDay(Math.floor((instant + this.#offsetAt(instant)) / dayMs));
  }

  timeAt(instant: number): string {
    const local = instant + this.#offsetAt(instant);
    return timeOfMinute(Math.floor((((local % dayMs) + dayMs) % dayMs) / minuteMs));
  }

  #offsetAt(instant: number): number {
    return this.#spans.findLast(({ from }) => from <= instant)?.offset ?? 0;
  }

  #lookUp(instant: number): number {
    const whole = Math.floor(instant / secondMs) * secondMs;
    const shown: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(whole)) shown[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
    const date = `${year}-${month}-${day}`;
    return dayNumber(date) * dayMs + hour * 60 * minuteMs + minute * minuteMs + second * secondMs - whole;
  }

  /** At most one jump a day is looked for; two within one would show as offsets that do not meet. */
  #addJumpsBetween(start: number, end: number): void {
    const old = this.#lookUp(start);
    const now = this.#lookUp(end);
    if (old === now) return;
    let [before, after] = [start, end];
    while (after - before > secondMs) {
      const middle = before + Math.floor((after - before) / 2 / secondMs) * secondMs;
      if (this.#lookUp(middle) === old) before = middle;
      else after = middle;
    }
    if (this.#lookUp(after) !== now) throw new Error(`${this.zone} changes twice within a day`);
    this.#spans.push({ from: after, offset: now });
  }
}
