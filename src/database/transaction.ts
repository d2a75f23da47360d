import { type Kysely, sql } from 'kysely';
import { errorCode } from '../core/errors.ts';
import type { WorkspaceId } from '../core/ids.ts';
import type { Database } from './connect.ts';
import { appRole, claimerRole } from './roles.ts';
import type { Tables } from './schema.ts';

/** A transaction in which Postgres shows the rows of one workspace only. */
export type WorkspaceTransaction = Kysely<Tables> & { readonly __sees: 'one workspace' };
/** A transaction that sees what is due in every workspace, and no content. */
export type ClaimTransaction = Kysely<Tables> & { readonly __sees: 'what is due' };

const workspaceIdShape = /^[TE][A-Z0-9]+$/;
/** Serialization failure and deadlock: the whole transaction may simply be run again. */
const repeatable = new Set(['40001', '40P01']);
const mostTries = 3;
/** Somebody's forgotten session holds a row: Postgres says so long before we give up on Postgres (`queryTimeoutMs`). */
const blockedAfter = `set local lock_timeout = '15s'`;
/**
 * A process that freezes in the midst (a paused machine) would keep its locks, and everybody else waiting, until it wakes.
 * Cairn never waits for anything but Postgres inside a transaction, so that seconds of silence mean just that.
 */
const frozenAfter = `set local idle_in_transaction_session_timeout = '10s'; ${blockedAfter}`;

/**
 * Runs `work` as the app's role inside one workspace; all of it happens or nothing does.
 * `work` may run again after a deadlock, so it has no effect outside the database.
 */
export function withWorkspace<T>(
  database: Database,
  workspaceId: WorkspaceId,
  work: (tx: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  // The id goes into the text of the statement, so that begin, role and setting are one round trip.
  if (!workspaceIdShape.test(workspaceId)) throw new RangeError('not a workspace id');
  const begin = `begin; ${frozenAfter}; set local role ${appRole}; set local app.workspace_id = '${workspaceId}'`;
  return transact(database, begin, (tx) => work(tx as WorkspaceTransaction));
}

/**
 * Runs `work` as the claimer. See `withWorkspace` for what it must keep.
 * @param isTransient what it writes may be undone by a crash of Postgres (a lease that would end anyway): nobody waits for the disk
 */
export function withClaimer<T>(
  database: Database,
  work: (tx: ClaimTransaction) => Promise<T>,
  { isTransient = false }: { isTransient?: boolean } = {},
): Promise<T> {
  const durability = isTransient ? 'set local synchronous_commit = off; ' : '';
  return transact(database, `begin; ${frozenAfter}; ${durability}set local role ${claimerRole}`, (tx) =>
    work(tx as ClaimTransaction),
  );
}

async function transact<T>(database: Database, begin: string, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.kysely.connection().execute((connection) => once(connection, begin, work));
    } catch (error) {
      if (tries >= mostTries || !repeatable.has(errorCode(error) ?? '')) throw error;
    }
  }
}

async function once<T>(
  connection: Kysely<Tables>,
  begin: string,
  work: (tx: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  let result: T;
  try {
    // Inside, for what fails here has begun a transaction too.
    await sql.raw(begin).execute(connection);
    result = await work(connection);
  } catch (error) {
    // A connection that is gone has rolled back by itself; the error that matters is the first one.
    await sql
      .raw('rollback')
      .execute(connection)
      .catch(() => {});
    throw error;
  }
  await sql.raw('commit').execute(connection);
  return result;
}
