import type { WorkspaceId } from '../../core/ids.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import type { ProgramId } from '../programs/types.ts';
import type { KeptQuestion, QuestionId, Wording } from './types.ts';

const columns = [
  ...(['id', 'role', 'purpose', 'kind', 'label', 'said', 'options', 'isRequired', 'rotates', 'visibleTo'] as const),
  ...(['position', 'revision', 'retiredAt'] as const),
] as const;

/** The program's own set, retired ones last and the newest of them first; none where it was never changed. */
export async function listKept(tx: WorkspaceTransaction): Promise<KeptQuestion[]> {
  return tx
    .selectFrom('questions')
    .select(columns)
    .orderBy('role')
    .orderBy('position')
    .orderBy('retiredAt', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertQuestions(
  tx: WorkspaceTransaction,
  place: { workspaceId: WorkspaceId; programId: ProgramId; now: Date },
  questions: readonly KeptQuestion[],
): Promise<void> {
  const { now, ...row } = place;
  await tx
    .insertInto('questions')
    .values(questions.map((each) => ({ ...row, ...each, options: [...each.options], createdAt: now, updatedAt: now })))
    .execute();
}

export async function updateQuestion(
  tx: WorkspaceTransaction,
  id: QuestionId,
  now: Date,
  change: Partial<Wording & Pick<KeptQuestion, 'position' | 'revision' | 'retiredAt'>>,
): Promise<void> {
  const { options, ...rest } = change;
  await tx
    .updateTable('questions')
    .set({ ...rest, options: options && [...options], updatedAt: now })
    .where('id', '=', id)
    .execute();
}
