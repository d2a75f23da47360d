import type { WorkspaceId } from '../core/ids.ts';
import { isRowFault } from './fault.ts';

/** A row of any table that some work handles. */
export interface RowRef {
  readonly workspaceId: WorkspaceId;
  readonly id: string;
}

/** A row on which the work failed. */
export interface FailedRow extends RowRef {
  readonly error: unknown;
}

/** Which rows a run takes: so many of those that are due and not set aside; or these, as far as they are due. */
export type Batch = { readonly max: number } | { readonly only: readonly RowRef[] };

/** For what is computed within a transaction: one that is idle for ten seconds is ended, with all that is done in it. */
export const maxComputingMs = 2_000;

/**
 * Works on each row by itself. One that throws costs nothing but itself.
 * @param maxMs what does not fit into this time is left out, for a next run
 */
export function eachAlone<R extends RowRef, T>(
  rows: readonly R[],
  work: (row: R) => T,
  maxMs: number = Number.POSITIVE_INFINITY,
): { readonly done: T[]; readonly failed: FailedRow[] } {
  const startedAt = performance.now();
  const done: T[] = [];
  const failed: FailedRow[] = [];
  for (const row of rows) {
    if (performance.now() - startedAt > maxMs) break;
    try {
      done.push(work(row));
    } catch (error) {
      failed.push({ workspaceId: row.workspaceId, id: row.id, error });
    }
  }
  return { done, failed };
}

/**
 * Finds the rows on which work breaks that does many at once, by halving: n bad ones of N cost about 2n·log2(N) runs.
 * @param work does these rows in one transaction, or throws and has done nothing
 * @param isToBlame whether an error speaks of a row
 * @throws what the database says of itself: no row is to blame for that
 */
export async function findFailing<R extends RowRef>(
  rows: readonly R[],
  work: (rows: readonly R[]) => Promise<void>,
  isToBlame: (error: unknown) => boolean = isRowFault,
): Promise<FailedRow[]> {
  const [only] = rows;
  if (!only) return [];
  try {
    await work(rows);
    return [];
  } catch (error) {
    if (!isToBlame(error)) throw error;
    if (rows.length === 1) return [{ workspaceId: only.workspaceId, id: only.id, error }];
    const middle = Math.ceil(rows.length / 2);
    const first = await findFailing(rows.slice(0, middle), work, isToBlame);
    return [...first, ...(await findFailing(rows.slice(middle), work, isToBlame))];
  }
}
