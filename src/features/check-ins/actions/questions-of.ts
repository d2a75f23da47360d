import type { Act } from '../../../database/act.ts';
import type { Role } from '../../mentorships/types.ts';
import { defaultQuestions, questionsFor } from '../../questions/rules/question-set.ts';
import type { Question } from '../../questions/types.ts';
import type { CheckIn } from '../types.ts';

/** What this check-in asks one of the two. */
export async function questionsOf(_act: Act, checkIn: CheckIn, role: Role): Promise<readonly Question[]> {
  return questionsFor(defaultQuestions, role, checkIn.ordinal);
}
