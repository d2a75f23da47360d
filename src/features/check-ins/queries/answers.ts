import { z } from 'zod';
import type { PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { QuestionId } from '../../questions/types.ts';
import type { Answer, CheckInId, Responses } from '../types.ts';

const said = z.record(z.string(), z.string());

/** Questions as they were worded when they were asked; null: those that every program starts with. */
export const asked = z
  .array(
    z.object({
      id: z.string().transform((id) => id as QuestionId),
      role: z.enum(['mentor', 'mentee']),
      purpose: z
        .enum(['moved', 'in_the_way', 'next_step', 'need', 'mood', 'guidance', 'feedback', 'commitment'])
        .nullable(),
      kind: z.enum(['words', 'scale', 'choice']),
      label: z.string(),
      said: z.string(),
      options: z.array(z.string()),
      isRequired: z.boolean(),
      rotates: z.boolean(),
      visibleTo: z.enum(['pair', 'self']),
    }),
  )
  .nullable();

export async function listAnswers(tx: WorkspaceTransaction, checkInIds: readonly CheckInId[]): Promise<Answer[]> {
  if (checkInIds.length === 0) return [];
  const rows = await tx
    .selectFrom('answers')
    .select(['checkInId', 'personId', 'role', 'asked', 'responses', 'isLate', 'answeredAt', 'editedAt'])
    .where('checkInId', 'in', checkInIds)
    .orderBy('role', 'asc')
    .execute();
  return rows.map(({ asked: questions, responses, ...row }) => ({
    ...row,
    asked: asked.parse(questions),
    said: said.parse(responses),
  }));
}

export async function insertAnswer(
  tx: WorkspaceTransaction,
  answer: {
    workspaceId: WorkspaceId;
    checkInId: CheckInId;
    personId: PersonId;
    responses: Responses;
    isLate: boolean;
    answeredAt: Date;
  },
): Promise<void> {
  const { responses, ...row } = answer;
  await tx
    .insertInto('answers')
    .values({ ...row, role: responses.role, ...columnsOf(responses) })
    .execute();
}

export async function updateAnswer(
  tx: WorkspaceTransaction,
  checkInId: CheckInId,
  personId: PersonId,
  responses: Responses,
  editedAt: Date,
): Promise<void> {
  await tx
    .updateTable('answers')
    .set({ ...columnsOf(responses), editedAt })
    .where('checkInId', '=', checkInId)
    .where('personId', '=', personId)
    .execute();
}

function columnsOf({ asked: questions, said: words }: Responses) {
  return { asked: questions && JSON.stringify(questions), responses: JSON.stringify(words) };
}
