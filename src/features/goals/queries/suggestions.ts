import { z } from 'zod';
import type { WorkspaceId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { GoalDraft, GoalId, Suggestion, SuggestionId } from '../types.ts';

const columns = ['id', 'goalId', 'state', 'personId', 'comment', 'base', 'before', 'draft', 'counters'] as const;

const draft: z.ZodType<GoalDraft> = z.object({
  frame: z.enum(['smart', 'real']),
  title: z.string(),
  evidence: z.string(),
  achievable: z.string(),
  relevant: z.string(),
  experimental: z.string(),
  aspirational: z.string(),
  learning: z.string(),
  deadlineOn: z.iso.date().transform((text) => text as LocalDate),
  horizon: z.enum(['short', 'long']),
  measure: z.enum(['yes_no', 'number']),
  baseline: z.number(),
  target: z.number(),
  unit: z.string(),
});

function toSuggestion<T extends { before: unknown; draft: unknown }>(row: T) {
  return { ...row, before: draft.parse(row.before), draft: draft.parse(row.draft) };
}

export async function findSuggestion(tx: WorkspaceTransaction, id: SuggestionId): Promise<Suggestion | undefined> {
  const row = await tx.selectFrom('goalSuggestions').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toSuggestion(row);
}

/** The one that waits for an answer, if there is one. */
export async function findOpenSuggestion(tx: WorkspaceTransaction, goalId: GoalId): Promise<Suggestion | undefined> {
  const row = await tx
    .selectFrom('goalSuggestions')
    .select(columns)
    .where('goalId', '=', goalId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row && toSuggestion(row);
}

/** Those of these goals that wait for an answer. */
export async function listOpenSuggestions(
  tx: WorkspaceTransaction,
  goalIds: readonly GoalId[],
): Promise<Pick<Suggestion, 'goalId' | 'personId'>[]> {
  if (goalIds.length === 0) return [];
  return tx
    .selectFrom('goalSuggestions')
    .select(['goalId', 'personId'])
    .where('goalId', 'in', goalIds)
    .where('state', '=', 'open')
    .execute();
}

export async function insertSuggestion(
  tx: WorkspaceTransaction,
  suggestion: Suggestion & { workspaceId: WorkspaceId; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('goalSuggestions')
    .values({
      ...suggestion,
      before: JSON.stringify(suggestion.before),
      draft: JSON.stringify(suggestion.draft),
    })
    .execute();
}

/** @returns false where it had ended before */
export async function updateSuggestion(
  tx: WorkspaceTransaction,
  id: SuggestionId,
  state: Exclude<Suggestion['state'], 'open'>,
  endedAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('goalSuggestions')
    .set({ state, endedAt })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
