import { z } from 'zod';
import type { WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { ObjectiveId } from '../../objectives/types.ts';
import type { GoalId, GoalPatch, Revision } from '../types.ts';

const changes = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));
const amount = z.number();
const weight = z.number().nullable();
const id = z.string().nullable();
const words = z.string();
const patches = z
  .object({
    status: z.enum(['proposed', 'agreed', 'on_hold', 'achieved', 'dropped', 'replaced']),
    frame: z.enum(['smart', 'real']),
    title: words,
    evidence: words,
    achievable: words,
    relevant: words,
    experimental: words,
    aspirational: words,
    learning: words,
    deadlineOn: z.iso.date().transform((date) => date as LocalDate),
    horizon: z.enum(['short', 'long']),
    measure: z.enum(['yes_no', 'number']),
    baseline: amount,
    target: amount,
    unit: words,
    progress: amount,
    heldFrom: z.enum(['proposed', 'agreed']).nullable(),
    isParked: z.boolean(),
    isShared: z.boolean(),
    importance: weight,
    urgency: weight,
    mentorImportance: weight,
    mentorUrgency: weight,
    deadlineRevision: amount,
    steppingStoneOf: id.transform((each) => each as GoalId | null),
    buildsOn: id.transform((each) => each as GoalId | null),
    replacedBy: id.transform((each) => each as GoalId | null),
    objectiveId: id.transform((each) => each as ObjectiveId | null),
  })
  .partial()
  // A key that is not there sets nothing; one that is there and undefined would.
  .transform((patch) => Object.fromEntries(Object.entries(patch).filter(([, to]) => to !== undefined)) as GoalPatch);
const revisionColumns = ['goalId', 'number', 'kind', 'changes', 'reason', 'personId', 'at'] as const;

export async function insertRevision(
  tx: WorkspaceTransaction,
  revision: Revision & { workspaceId: WorkspaceId; origin: string | null; patch: GoalPatch },
): Promise<void> {
  await tx
    .insertInto('goalRevisions')
    .values({ ...revision, changes: JSON.stringify(revision.changes), patch: JSON.stringify(revision.patch) })
    .execute();
}

/** Of which of these something was made: a commitment becomes steps once. */
export async function listMadeOf(tx: WorkspaceTransaction, origins: readonly string[]): Promise<Set<string>> {
  if (origins.length === 0) return new Set();
  const rows = await tx.selectFrom('goalRevisions').select('origin').where('origin', 'in', origins).execute();
  return new Set(rows.flatMap(({ origin }) => origin ?? []));
}

function selectRevisions(tx: WorkspaceTransaction, goalId: GoalId) {
  return tx.selectFrom('goalRevisions').select(revisionColumns).where('goalId', '=', goalId);
}

function toRevision<T extends { changes: unknown }>(row: T) {
  return { ...row, changes: changes.parse(row.changes) };
}

/** The newest edit after a revision, if somebody edited since. */
export async function findEditSince(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await selectRevisions(tx, goalId)
    .where('kind', 'in', ['edited', 'suggestion_accepted'])
    .where('number', '>', number)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && toRevision(row);
}

export async function findRevision(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  number: number,
): Promise<Revision | undefined> {
  const row = await selectRevisions(tx, goalId).where('number', '=', number).executeTakeFirst();
  return row && toRevision(row);
}

/** What its revisions set, oldest first. @param upTo the number of the last one */
export async function listPatches(tx: WorkspaceTransaction, goalId: GoalId, upTo: number): Promise<GoalPatch[]> {
  const rows = await tx
    .selectFrom('goalRevisions')
    .select('patch')
    .where('goalId', '=', goalId)
    .where('number', '<=', upTo)
    .orderBy('number')
    .execute();
  return rows.map(({ patch }) => patches.parse(patch));
}

/** A page of a goal's life, newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  page: { before: number; most: number },
): Promise<Revision[]> {
  const rows = await selectRevisions(tx, goalId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.most)
    .execute();
  return rows.map(toRevision);
}
