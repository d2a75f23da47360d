import { z } from 'zod';
import type { WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { ObjectiveId } from '../../objectives/types.ts';
import type { RevisionRange } from '../../pair-records/types.ts';
import type { GoalId, GoalPatch, Revision, RevisionContent } from '../types.ts';

const storedChanges = z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() }));
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
export async function insertRevision(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  revision: Omit<Revision, 'changes' | 'reason'> & RevisionContent & { readonly workspaceId: WorkspaceId },
): Promise<void> {
  const { changes, patch } = revision;
  await tx
    .insertInto('goalRevisions')
    .values({ ...revision, goalId, changes: JSON.stringify(changes), patch: JSON.stringify(patch) })
    .execute();
}

/** Of which of these something was made: a commitment becomes steps once. */
export async function listMadeOf(tx: WorkspaceTransaction, origins: readonly string[]): Promise<Set<string>> {
  if (origins.length === 0) return new Set();
  const rows = await tx.selectFrom('goalRevisions').select('origin').where('origin', 'in', origins).execute();
  return new Set(rows.flatMap(({ origin }) => origin ?? []));
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

/** Newest first. */
export async function listRevisions(
  tx: WorkspaceTransaction,
  goalId: GoalId,
  { after, before, max }: RevisionRange,
): Promise<Revision[]> {
  const rows = await tx
    .selectFrom('goalRevisions')
    .select(['number', 'kind', 'changes', 'reason', 'personId', 'at'])
    .where('goalId', '=', goalId)
    .where('number', '>', after)
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(max)
    .execute();
  return rows.map((row) => ({ ...row, changes: storedChanges.parse(row.changes) }));
}
