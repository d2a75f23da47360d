import { type DayName, dateOfDay, dayName, dayNumber } from './dst-calendar.ts';
import { ZoneClock } from './dst-zone-clock.ts';

// When a pair must be asked, worked out a second time: by counting days and by the drill's own clocks, from the sentences in
// the README of check-ins. It shares no code with Cairn. Instants are milliseconds, days are counted from 1970.

const hour = 3_600_000;
/** A prompt that is later than this comes by day. */
const onTime = hour;
/** One that is missed is left out when the next is nearer than this. */
const nearNext = 24 * hour;
export const windowMs = 48 * hour;

const clocks = new Map<string, ZoneClock>();

/** A zone's clock, over the years a drill may come into. */
export function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new ZoneClock(zone, '2026-06-01', '2029-03-01');
  clocks.set(zone, made);
  return made;
}

export interface Rhythm {
  readonly everyDays: number;
  /** The weekday it begins on. */
  readonly weekday: DayName;
  readonly time: string;
}

export interface Asking {
  readonly day: number;
  /** When the prompt must go out. */
  readonly promptAt: number;
}

/** One pair's schedule. */
export class ScheduleModel {
  #zone: string;
  #rhythm: Rhythm;
  #anchorDay = 0;
  readonly #endDay: number;
  /** The newest day that has a check-in. */
  newestDay = 0;
  nextDay: number | undefined;
  nextAt: number | undefined;
  status: 'running' | 'paused' | 'stopped' = 'running';

  /** @param endsOn the last date on which it may ask */
  constructor(zone: string, rhythm: Rhythm, now: number, endsOn?: string) {
    this.#zone = zone;
    this.#rhythm = rhythm;
    this.#endDay = endsOn === undefined ? Number.POSITIVE_INFINITY : dayNumber(endsOn);
    this.setRhythm(rhythm, now);
  }

  get zone(): string {
    return this.#zone;
  }

  /** The days stay where they begin and come closer together. */
  set everyDays(everyDays: number) {
    this.#rhythm = { ...this.#rhythm, everyDays };
  }

  /** From now on; what was asked already is not asked again. */
  setRhythm(rhythm: Rhythm, now: number): void {
    this.#rhythm = rhythm;
    this.status = 'running';
    let day = Math.max(this.#dayAt(now) - 2, this.newestDay + 1);
    while (dayName(day) !== rhythm.weekday || this.instantOf(day) <= now) day += 1;
    this.#anchorDay = day;
    this.#setNext(day);
  }

  pause(now: number, untilDay?: number): void {
    this.status = 'paused';
    this.#setNext(untilDay === undefined ? undefined : this.#firstAfter(now, untilDay));
  }

  resume(now: number): void {
    this.status = 'running';
    this.#setNext(this.#firstAfter(now, this.newestDay + 1));
  }

  stop(): void {
    this.status = 'stopped';
    this.#setNext(undefined);
  }

  /** The one whose clock counts has moved: the date stays. */
  move(zone: string): void {
    this.#zone = zone;
    this.#setNext(this.nextDay);
  }

  /** Somebody looks, now. @returns what is to be asked, if anything, and how many days were passed over */
  look(now: number): { readonly ask: Asking | undefined; readonly folded: number } {
    const { nextDay, nextAt } = this;
    if (nextDay === undefined || nextAt === undefined || nextAt > now) return { ask: undefined, folded: 0 };
    this.status = 'running';
    const days: number[] = [];
    const { everyDays } = this.#rhythm;
    for (let day = nextDay; day <= this.#endDay && this.instantOf(day) <= now; day += everyDays) days.push(day);
    const latest = days.at(-1);
    const following = this.#firstAfter(now, 0);
    this.#setNext(following);
    if (latest === undefined) return { ask: undefined, folded: 0 };
    const late = now - this.instantOf(latest);
    if (late > onTime && this.nextAt !== undefined && this.nextAt - now < nearNext) {
      return { ask: undefined, folded: days.length };
    }
    if (latest <= this.newestDay) return { ask: undefined, folded: days.length - 1 };
    this.newestDay = latest;
    const promptAt = late > onTime ? this.#byDay(now) : this.instantOf(latest);
    return { ask: { day: latest, promptAt }, folded: days.length - 1 };
  }

  instantOf(day: number): number {
    return clockOf(this.#zone).instantOf(dateOfDay(day), this.#rhythm.time).instant;
  }

  /** The first day from `earliest` on whose instant is still to come. */
  #firstAfter(now: number, earliest: number): number | undefined {
    const { everyDays } = this.#rhythm;
    const from = Math.max(this.#dayAt(now) - 2, earliest, this.#anchorDay);
    let day = this.#anchorDay + Math.ceil((from - this.#anchorDay) / everyDays) * everyDays;
    while (this.instantOf(day) <= now) day += everyDays;
    return day <= this.#endDay ? day : undefined;
  }

  #setNext(day: number | undefined): void {
    this.nextDay = day !== undefined && day <= this.#endDay ? day : undefined;
    this.nextAt = this.nextDay === undefined ? undefined : this.instantOf(this.nextDay);
  }

  #dayAt(instant: number): number {
    return dayNumber(clockOf(this.#zone).dateAt(instant));
  }

  /** Now where it is day there, from nine to six; else at nine in the morning. */
  #byDay(now: number): number {
    const clock = clockOf(this.#zone);
    const time = clock.timeAt(now);
    if (time >= '09:00' && time < '18:00') return now;
    const day = dayNumber(clock.dateAt(now)) + (time < '09:00' ? 0 : 1);
    return clock.instantOf(dateOfDay(day), '09:00').instant;
  }
}
