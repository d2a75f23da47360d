import type { Clocks } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Act, Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault, mayBeRowFault, reasonOf } from './fault.ts';
import type { FailedRow, RowRef } from './isolate.ts';
import {
  claimRetries,
  deleteQuarantined,
  insertQuarantined,
  makeRetriesDue,
  type QuarantinedRow,
  updateFailedAgain,
} from './queries.ts';

declare module '../database/act.ts' {
  interface EventSubjects {
    /** The row is of any table. */
    'row.quarantined': string;
  }
}

/**
 * Does the work again for one row that was set aside.
 * @returns `back` when it is done, or nothing is left to do; `later` where whoever does it takes the row back itself
 * @throws where it fails as before
 */
export type Retry = (row: RowRef) => Promise<'back' | 'later'>;
/** Does it again as an action, in whose transaction the row is taken back. */
export type Redo = (act: Act, rowId: string) => Promise<void>;

/** Keeps the rows on which work fails out of its way, and tries them again. */
export interface Quarantine {
  /** How the rows of a source are tried again. A source that no process knows keeps its rows. */
  register(source: string, how: { readonly retry: Retry } | { readonly redo: Redo }): void;
  /** Sets a row aside. Never rejects. @returns `failed` where even that cannot be done: the row is in the way still */
  setAside(source: string, failed: FailedRow): Promise<'new' | 'known' | 'failed'>;
  /** Tries again what has waited long enough. Never rejects. */
  retryDue(): Promise<void>;
  /** All that is set aside is due to be tried again: this process may know what the last one did not. Never rejects. */
  started(): Promise<void>;
}

const retryEveryMs = 10 * 60_000;
/** Where it may have been the database's trouble after all, the first retry comes soon. */
const retrySoonMs = 30_000;
/** Taken at once. */
const maxRetries = 100;
/** Others wait for their turn meanwhile. */
const maxRetryingMs = 2_000;

export function createQuarantine(parts: {
  readonly database: Database;
  readonly actor: Actor;
  readonly clocks: Clocks;
  readonly logger: Logger;
}): Quarantine {
  const { database, actor, clocks, logger } = parts;
  const sources = new Map<string, { readonly retry: Retry } | { readonly redo: Redo }>();
  const inMs = (ms: number) => new Date(clocks.machine.now().getTime() + ms);

  /** Says once that a row is set aside: in the log, and to the features. */
  async function announce(source: string, { workspaceId, id, error }: FailedRow): Promise<void> {
    const where = { workspace: workspaceId, source, row: id, reason: reasonOf(error) };
    logger.error({ err: error, ...where }, 'a row was set aside: it cannot be handled, the others go on');
    try {
      await actor.asTime(workspaceId, (act) =>
        act.tell({ name: 'row.quarantined', mentorshipId: null, subjectId: id }),
      );
    } catch (failure) {
      logger.warn({ err: failure, ...where }, 'nobody was told of a row that was set aside');
    }
  }

  async function tryAgain({ workspaceId, source, rowId, tries }: QuarantinedRow): Promise<'back' | 'later'> {
    const how = sources.get(source);
    if (!how) return 'later';
    const key = { workspaceId, source, rowId };
    if ('redo' in how) {
      await actor.asTime(workspaceId, async (act) => {
        await how.redo(act, rowId);
        await deleteQuarantined(act.tx, key, tries);
      });
      return 'back';
    }
    const end = await how.retry({ workspaceId, id: rowId });
    if (end === 'back') await withClaimer(database, (tx) => deleteQuarantined(tx, key, tries));
    return end;
  }

  async function retryOne(row: QuarantinedRow): Promise<void> {
    const { workspaceId, source, rowId, tries } = row;
    const where = { workspace: workspaceId, source, row: rowId };
    try {
      if ((await tryAgain(row)) === 'back') logger.info(where, 'a row that was set aside is back');
    } catch (error) {
      if (!mayBeRowFault(error)) throw error;
      await withClaimer(database, (tx) => updateFailedAgain(tx, { workspaceId, source, rowId }, reasonOf(error)));
      // An action has set it aside, and could say nothing.
      if (tries === 0) await announce(source, { workspaceId, id: rowId, error });
    }
  }

  /** @returns how many were due, of at most `maxRetries` */
  async function retrySome(): Promise<number> {
    const claim = {
      now: clocks.machine.now(),
      retryAt: inMs(retryEveryMs),
      furthest: inMs(2 * retryEveryMs),
      max: maxRetries,
    };
    const rows = await withClaimer(database, (tx) => claimRetries(tx, claim));
    for (const [index, row] of rows.entries()) {
      try {
        await retryOne(row);
      } catch (error) {
        // The database is in trouble: those that were not reached need not wait for that.
        const rowIds = rows.slice(index).map(({ rowId }) => rowId);
        await withClaimer(database, (tx) => makeRetriesDue(tx, { rowIds })).catch(() => {});
        throw error;
      }
    }
    return rows.length;
  }

  return {
    register(source, how) {
      sources.set(source, how);
    },
    async setAside(source, failed) {
      const { workspaceId, id, error } = failed;
      const row = { workspaceId, source, rowId: id, reason: reasonOf(error), tries: 1 };
      try {
        const retryAt = inMs(isRowFault(error) ? retryEveryMs : retrySoonMs);
        const times = { setAsideAt: clocks.calendar.now(), retryAt };
        if (!(await withClaimer(database, (tx) => insertQuarantined(tx, { ...row, ...times })))) return 'known';
      } catch (failure) {
        logger.error({ err: failure, workspace: workspaceId, source, row: id }, 'a row could not be set aside');
        return 'failed';
      }
      await announce(source, failed);
      return 'new';
    },
    async retryDue() {
      const startedAt = performance.now();
      try {
        while ((await retrySome()) === maxRetries && performance.now() - startedAt < maxRetryingMs);
      } catch (error) {
        logger.error({ err: error }, 'rows that were set aside were not tried again; the next time comes');
      }
    },
    async started() {
      try {
        await withClaimer(database, (tx) => makeRetriesDue(tx));
      } catch (error) {
        logger.warn({ err: error }, 'rows that were set aside wait for their ten minutes');
      }
    },
  };
}
