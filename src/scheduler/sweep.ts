import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';

export interface SweepParts {
  readonly database: Database;
  readonly actor: Actor;
  readonly calendar: Clock;
  readonly logger: Logger;
}

/**
 * Work that falls due by the calendar: find → claim → act. The due time is a column, so a missed tick delays and never
 * loses; any number of processes may sweep at once.
 */
export interface Sweep {
  /** `check-ins.open` */
  readonly name: string;
  /** What people see of it, with nothing private in it: `A check-in opens`. */
  readonly title: string;
  /** Does one batch. @returns how many were done; 0 where nothing is due any more */
  run(parts: SweepParts): Promise<number>;
  /** The first instant after now at which it will have something to do, as things stand; undefined where none is known. */
  nextDueAt(parts: Pick<SweepParts, 'database' | 'calendar'>): Promise<Date | undefined>;
}
