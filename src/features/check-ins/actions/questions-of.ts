import type { Act } from '../../../database/act.ts';
import type { Role } from '../../mentorships/types.ts';
import { listQuestions } from '../../questions/actions/the-set.ts';
import { defaultQuestions, questionsFor } from '../../questions/rules/question-set.ts';
import type { Question } from '../../questions/types.ts';
import { findAsked, insertAsked } from '../queries/asked.ts';
import { askedOf } from '../rules/answers.ts';
import type { CheckIn } from '../types.ts';

/**
 * What this check-in asks one of the two. From the first time that the form is opened it stays, whatever leads change:
 * what is typed into an open form, or lies in a draft, is read as it was asked.
 */
export async function questionsOf(act: Act, checkIn: CheckIn, role: Role): Promise<readonly Question[]> {
  const found = await findAsked(act.tx, checkIn.id, role);
  if (found) return askedOf({ ...found, role });
  const set = await listQuestions(act.tx);
  const asked = set === defaultQuestions ? null : questionsFor(set, role, checkIn.ordinal);
  const { workspaceId, now: askedAt } = act;
  return askedOf({
    ...(await insertAsked(act.tx, { workspaceId, checkInId: checkIn.id, role, askedAt }, asked)),
    role,
  });
}
