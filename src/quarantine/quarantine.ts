import type { Clocks } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Actor } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';
import { isRowFault, reasonOf } from './fault.ts';
import type { FailedRow, RowRef } from './isolate.ts';
import {
  claimRetries,
  deleteQuarantined,
  insertQuarantined,
  makeRetriesDue,
  type QuarantinedRow,
  updateReason,
} from './queries.ts';

/**
 * Does the work again for one row that was set aside.
 * @returns `back` when it is done, or nothing is left to do; `later` where whoever does it takes the row back itself
 * @throws where it fails as before
 */
export type Retry = (row: RowRef) => Promise<'back' | 'later'>;

/** Keeps the rows on which work fails out of its way, and tries them again. */
export interface Quarantine {
  /** How the rows of a source are tried again. A source that no process knows keeps its rows. */
  register(source: string, retry: Retry): void;
  /** Sets a row aside. Never rejects. @returns false where even that failed: the row is in the way still */
  setAside(source: string, failed: FailedRow): Promise<boolean>;
  /** Tries again what has waited long enough. Never rejects. */
  retryDue(): Promise<void>;
  /** All that is set aside is due to be tried again: this process may know what the last one did not. Never rejects. */
  started(): Promise<void>;
}

const retryEveryMs = 10 * 60_000;
/** Tried again in one go. The rest follows in the next. */
const maxRetries = 100;

export function createQuarantine(parts: {
  readonly database: Database;
  readonly actor: Actor;
  readonly clocks: Clocks;
  readonly logger: Logger;
}): Quarantine {
  const { database, actor, clocks, logger } = parts;
  const retries = new Map<string, Retry>();
  const retryAt = (waits = 1) => new Date(clocks.machine.now().getTime() + waits * retryEveryMs);

  const said = 'a row was set aside: it cannot be handled, the others go on';

  async function retryOne({ workspaceId, source, rowId, tries }: QuarantinedRow): Promise<void> {
    const retry = retries.get(source);
    if (!retry) return;
    const key = { workspaceId, source, rowId };
    const where = { workspace: workspaceId, source, row: rowId };
    try {
      if ((await retry({ workspaceId, id: rowId })) === 'later') return;
      await withClaimer(database, (tx) => deleteQuarantined(tx, key));
      logger.info(where, 'a row that was set aside is back');
    } catch (error) {
      if (!isRowFault(error)) throw error;
      const reason = reasonOf(error);
      await withClaimer(database, (tx) => updateReason(tx, key, reason));
      // An action has set it aside, and has no log.
      if (tries === 1) logger.error({ err: error, ...where, reason }, said);
    }
  }

  /** @returns whether it was not set aside yet */
  async function insert(source: string, { workspaceId, id }: RowRef, reason: string): Promise<boolean> {
    const row = { workspaceId, source, rowId: id, reason, tries: 1, retryAt: retryAt() };
    const { result } = await actor.asTime(workspaceId, (act) =>
      insertQuarantined(act.tx, { ...row, setAsideAt: act.now }),
    );
    return result;
  }

  return {
    register(source, retry) {
      retries.set(source, retry);
    },
    async setAside(source, failed) {
      const { workspaceId, id, error } = failed;
      const reason = reasonOf(error);
      const where = { workspace: workspaceId, source, row: id, reason };
      try {
        // Said once: a try that fails again is no news.
        if (!(await insert(source, failed, reason))) return true;
        logger.error({ err: error, ...where }, said);
      } catch (failure) {
        logger.error({ err: failure, ...where }, 'a row could not be set aside');
        return false;
      }
      try {
        const event = { name: 'row.quarantined', mentorshipId: null, subjectId: id };
        await actor.asTime(workspaceId, (act) => act.tell(event));
      } catch (failure) {
        logger.warn({ err: failure, ...where }, 'nobody was told of a row that was set aside');
      }
      return true;
    },
    async retryDue() {
      try {
        const claim = { now: clocks.machine.now(), retryAt: retryAt(), furthest: retryAt(2), max: maxRetries };
        for (const row of await withClaimer(database, (tx) => claimRetries(tx, claim))) await retryOne(row);
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
