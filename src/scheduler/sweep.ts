import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import type { Batch, FailedRow, RowRef } from '../quarantine/isolate.ts';

export interface SweepParts {
  readonly database: Database;
  readonly actor: Actor;
  readonly calendar: Clock;
  readonly logger: Logger;
}

export interface Swept {
  readonly done: number;
  /** Rows that failed alone. The others of the batch are done. */
  readonly failed: readonly FailedRow[];
}

/**
 * Work that falls due by the calendar: find → claim → act. The due time is a column, so a missed tick delays and never
 * loses; any number of processes may sweep at once. A row that cannot be handled is set aside by `sweepBatch`.
 */
export interface Sweep {
  /** `check-ins.open`. Under this name its rows are set aside. */
  readonly name: string;
  /** What people see of it, with nothing private in it: `A check-in opens`. */
  readonly title: string;
  /** Does one batch. @throws where nothing of it was done */
  run(parts: SweepParts, batch: Batch): Promise<Swept>;
  /** The rows that `run` would take, by their keys alone: what breaks on the rest of a row does not break here. */
  listDue(parts: SweepParts, max: number): Promise<RowRef[]>;
  /** The first instant after now at which it will have something to do, as things stand; undefined where none is known. */
  nextDueAt(parts: Pick<SweepParts, 'database' | 'calendar'>): Promise<Date | undefined>;
}
