import { addDays, type LocalDate } from '../../../core/local-time.ts';
import type { Horizon } from '../types.ts';

const longFromDays = 366;

/** What a deadline makes of a goal where nobody said: beyond a year it is a long-term one. */
export function horizonFor(deadlineOn: LocalDate, today: LocalDate): Horizon {
  return deadlineOn > addDays(today, longFromDays) ? 'long' : 'short';
}
