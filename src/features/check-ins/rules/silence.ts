import type { CheckIn, Participation, Schedule } from '../types.ts';

/** What a check-in that just closed says about the two. */
export interface Closed {
  readonly because: NonNullable<CheckIn['closedBecause']>;
  readonly answers: number;
  readonly participations: readonly Pick<Participation, 'skippedAt' | 'snoozedUntil'>[];
  /** One of the two was off, or it was a holiday, on a day of its window. */
  readonly metDayOff: boolean;
}

/**
 * How many check-ins in a row were ignored after this one. Only a window that ended without a sign of either counts: who
 * skipped, snoozed or was off has not ignored anything.
 */
export function ignoredAfter(before: number, closed: Closed): number {
  if (closed.because !== 'window_over' || closed.metDayOff) {
    return closed.answers > 0 || closed.because === 'skipped' ? 0 : before;
  }
  const gaveASign = closed.participations.some(({ skippedAt, snoozedUntil }) => skippedAt ?? snoozedUntil);
  return closed.answers > 0 || gaveASign ? 0 : before + 1;
}

/** Whether Cairn now asks if another rhythm would help, and then nothing more. */
export function fallsQuiet({ quietAfter }: Pick<Schedule, 'quietAfter'>, ignored: number): boolean {
  return quietAfter > 0 && ignored >= quietAfter;
}
