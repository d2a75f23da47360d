import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Role } from '../../mentorships/types.ts';
import type { QuestionFields, TypedQuestion } from '../inputs.ts';
import { insertQuestions, updateQuestion } from '../queries.ts';
import { isAsked, nextPosition, requireRoom } from '../rules/arrange.ts';
import { isWorded, readQuestion } from '../rules/wording.ts';
import type { KeptQuestion, QuestionId } from '../types.ts';
import { lockSet, requireQuestion } from './the-set.ts';

/** A lead adds a question at the end of a role's. @throws Refusal, FieldRefusals */
export async function addQuestion(
  act: PersonalAct,
  { role, typed }: { role: Role; typed: TypedQuestion },
): Promise<void> {
  const { programId, set } = await lockSet(act);
  const others = set.filter((each) => each.role === role);
  const wording = readQuestion(typed, undefined, others);
  requireRoom(set, { role, rotates: wording.rotates }, 'label');
  const { workspaceId, now } = act;
  await insertQuestions(act.tx, { workspaceId, programId, now }, [
    {
      ...{ id: newId<QuestionId>(), role, purpose: null, ...wording },
      ...{ position: nextPosition(set, role), revision: 1, retiredAt: null },
    },
  ]);
}

/**
 * A lead words a question anew, or changes whether it must be answered, rotates, or who sees the answer.
 * @param seen the revision that the form showed
 * @returns the question as it is now, where somebody else changed it since: nothing is saved then
 * @throws Refusal, FieldRefusals
 */
export async function changeQuestion(
  act: PersonalAct,
  id: QuestionId,
  { typed, seen }: { typed: TypedQuestion; seen: number },
): Promise<KeptQuestion | undefined> {
  const { set } = await lockSet(act);
  const question = requireQuestion(set, id);
  if (!isAsked(question)) {
    throw new Refusal<QuestionFields>(
      'retired_question',
      'This question was retired meanwhile. Bring it back to change it.',
      'label',
    );
  }
  const others = set.filter((each) => each.id !== id && each.role === question.role);
  const wording = readQuestion(typed, question, others);
  if (isWorded(question, wording)) return undefined;
  if (question.revision !== seen) return question;
  if (wording.rotates !== question.rotates) requireRoom(others, { ...wording, role: question.role }, 'label');
  await updateQuestion(act.tx, id, act.now, { ...wording, revision: question.revision + 1 });
  return undefined;
}
