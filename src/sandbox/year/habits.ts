import { addDays, instantAt, type LocalTime, localDateOf, localTimeOf, type TimeZone } from '../../core/local-time.ts';
import type { Who } from './lived-year.ts';

// How the two answer when nothing else is said: busy people, each in turn a little differently.

/** How many hours after the prompt somebody answers; undefined: not at all. */
export interface Habit {
  readonly mentee: number | undefined;
  readonly mentor: number | undefined;
}

const habits: readonly Habit[] = [
  { mentee: 0.4, mentor: 6 },
  { mentee: 24, mentor: 5 },
  { mentee: 26, mentor: 25 },
  { mentee: 0.5, mentor: 30 },
  { mentee: 75, mentor: 3 },
  { mentee: 2, mentor: undefined },
];

export function habitOf(ordinal: number): Habit {
  return habits[(ordinal - 1) % habits.length] ?? { mentee: 1, mentor: 1 };
}

/** Nobody writes at night: what would fall there is written the next morning. */
export function atAGoodHour(at: Date, zone: TimeZone): Date {
  const time = localTimeOf(at, zone);
  if (time >= '08:00' && time < '21:30') return at;
  return instantAt(addDays(localDateOf(at, zone), time < '08:00' ? 0 : 1), '08:30' as LocalTime, zone);
}

/** Dates of check-ins that are treated otherwise: the script says how. */
export type Exceptions = Readonly<Record<string, Partial<Record<Who, number | 'never'>>>>;
