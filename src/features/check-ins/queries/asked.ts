import type { WorkspaceId } from '../../../core/ids.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import type { Role } from '../../mentorships/types.ts';
import type { CheckInId, Responses } from '../types.ts';
import { asked } from './answers.ts';

/** What a check-in asks one of the two; undefined where the form was never opened. */
export async function findAsked(
  tx: WorkspaceTransaction,
  checkInId: CheckInId,
  role: Role,
): Promise<Pick<Responses, 'asked'> | undefined> {
  const row = await tx
    .selectFrom('askedQuestions')
    .select('asked')
    .where('checkInId', '=', checkInId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row && { asked: asked.parse(row.asked) };
}

/** @returns what the check-in asks from now on: of two forms that open at once both get the same */
export async function insertAsked(
  tx: WorkspaceTransaction,
  of: { workspaceId: WorkspaceId; checkInId: CheckInId; role: Role; askedAt: Date },
  questions: Responses['asked'],
): Promise<Pick<Responses, 'asked'>> {
  const row = await tx
    .insertInto('askedQuestions')
    .values({ ...of, asked: questions && JSON.stringify(questions) })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'checkInId', 'role'])
        .doUpdateSet((eb) => ({ askedAt: eb.ref('askedQuestions.askedAt') })),
    )
    .returning('asked')
    .executeTakeFirstOrThrow();
  return { asked: asked.parse(row.asked) };
}
