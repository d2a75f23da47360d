import { z } from 'zod';
import type { CheckInId, PersonId, WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { Answer, Responses } from '../types.ts';

const words = z.string().default('');
const menteeSaid = z.object({
  moved: words,
  inTheWay: words,
  nextStep: words,
  need: words,
  mood: z.enum(['stuck', 'slow', 'steady', 'good', 'flying']).nullable().default(null),
});
const mentorSaid = z.object({ guidance: words, feedback: words, commitment: words });

function readStored(role: 'mentor' | 'mentee', responses: unknown): Responses {
  return role === 'mentee' ? { role, said: menteeSaid.parse(responses) } : { role, said: mentorSaid.parse(responses) };
}

export async function listAnswers(tx: WorkspaceTransaction, checkInIds: readonly CheckInId[]): Promise<Answer[]> {
  if (checkInIds.length === 0) return [];
  const rows = await tx
    .selectFrom('answers')
    .select(['checkInId', 'personId', 'role', 'responses', 'isLate', 'answeredAt', 'editedAt'])
    .where('checkInId', 'in', checkInIds)
    .orderBy('role', 'asc')
    .execute();
  return rows.map(({ role, responses, ...row }) => ({ ...row, ...readStored(role, responses) }));
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
    .values({ ...row, role: responses.role, responses: JSON.stringify(responses.said) })
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
    .set({ responses: JSON.stringify(responses.said), editedAt })
    .where('checkInId', '=', checkInId)
    .where('personId', '=', personId)
    .execute();
}
