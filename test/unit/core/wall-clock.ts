import type { LocalDate, LocalTime, TimeZone, Weekday } from '../../../src/core/local-time.ts';

// What clocks on walls show, from Intl.DateTimeFormat alone: a second opinion that shares no code with src/core.

/** Zones with whole, half and quarter hours, changes at midnight, of half an hour and of two, in Ramadan, or none. */
export const zones = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Nuuk',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Europe/Dublin',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'UTC',
] as TimeZone[];

const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

export const firstInstant = Date.UTC(2026, 0, 1);
export const lastInstant = Date.UTC(2032, 0, 1);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** What a place's clock shows, read as if it were UTC, in milliseconds. */
function shownAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day: on, hour: h, minute: m, second } = parts;
  return Date.parse(`${year}-${month}-${on}T${h}:${m}:${second}Z`);
}

export function wallDate(instant: Date, zone: string): string {
  return new Date(shownAt(instant.getTime(), zone)).toISOString().slice(0, 10);
}

export function wallTime(instant: Date, zone: string): string {
  return new Date(shownAt(instant.getTime(), zone)).toISOString().slice(11, 16);
}

function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return shownAt(whole, zone) - whole;
}

/** The instant of a local date and time by the `compatible` rule: over a gap on by the gap, in an overlap the first. */
export function instantByRule(date: string, time: string, zone: string): Date {
  const local = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(local - 26 * hour, zone);
  const after = offsetAt(local + 26 * hour, zone);
  const real = [before, after].map((offset) => local - offset).filter((instant) => shownAt(instant, zone) === local);
  return new Date(real.length > 0 ? Math.min(...real) : local - before);
}

export interface ClockChange {
  readonly zone: TimeZone;
  /** The first instant of the new offset. */
  readonly at: number;
  /** Positive where the clock jumps forward. */
  readonly by: number;
}

/** Every change of these zones' clocks in 2026–2031. */
export function clockChanges(): ClockChange[] {
  return zones.flatMap((zone) => {
    const found: ClockChange[] = [];
    for (let start = firstInstant; start < lastInstant; start += 7 * day) {
      let [low, high] = [start, start + 7 * day];
      const by = offsetAt(high, zone) - offsetAt(low, zone);
      if (by === 0) continue;
      const old = offsetAt(low, zone);
      while (high - low > minute) {
        const middle = low + Math.floor((high - low) / 2 / minute) * minute;
        if (offsetAt(middle, zone) === old) low = middle;
        else high = middle;
      }
      found.push({ zone, at: high, by });
    }
    return found;
  });
}

/** A local date and time inside the gap or the overlap that a change makes. */
export function insideChange({ zone, at, by }: ClockChange): { date: LocalDate; time: LocalTime; zone: TimeZone } {
  const old = offsetAt(at - minute, zone);
  const local = new Date(at + old + (by > 0 ? by : -Math.abs(by)) / 2).toISOString();
  return { date: local.slice(0, 10) as LocalDate, time: local.slice(11, 16) as LocalTime, zone };
}

export function dateAfter(date: string, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10) as LocalDate;
}

const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

export function weekdayByCalendar(date: string): Weekday {
  return weekdayNames[new Date(`${date}T00:00Z`).getUTCDay()] as Weekday;
}
