import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listKept, updateQuestion } from '../queries.ts';
import { defaultSet, isAsked, nextPosition, requireOthers, requireRoom, swapped } from '../rules/arrange.ts';
import { isWorded, whyNotLabel, wordingOf } from '../rules/wording.ts';
import type { KeptQuestion, QuestionId } from '../types.ts';
import { lockSet, requireQuestion, viewSet } from './the-set.ts';

/** A lead moves a question past its neighbour. @throws Refusal */
export async function moveQuestion(
  act: PersonalAct,
  id: QuestionId,
  { past, way }: { past: QuestionId; way: 'up' | 'down' },
): Promise<void> {
  const { set } = await lockSet(act);
  requireQuestion(set, id);
  for (const { id: moved, position } of swapped(set, id, past, way)) {
    await updateQuestion(act.tx, moved, act.now, { position });
  }
}

/** A lead retires a question: it is asked no more, and what was answered keeps it. @throws Refusal */
export async function retireQuestion(act: PersonalAct, id: QuestionId): Promise<void> {
  const { set } = await lockSet(act);
  const question = requireQuestion(set, id);
  if (!isAsked(question)) return;
  requireOthers(set, question);
  await retire(act, question);
}

/** A lead has a retired question asked again, after the others. @throws Refusal */
export async function bringBack(act: PersonalAct, id: QuestionId): Promise<void> {
  const { set } = await lockSet(act);
  const question = requireQuestion(set, id);
  if (isAsked(question)) return;
  requireRoom(set, question);
  const others = set.filter((each) => each.role === question.role);
  if (whyNotLabel(question.label, others)) {
    throw new Refusal('same_label', `“${question.label}” is asked already. Change or retire that one first.`);
  }
  await updateQuestion(act.tx, id, act.now, { retiredAt: null, position: nextPosition(set, question.role) });
}

/** A lead goes back to what every program starts with. Questions of the program's own are retired, not lost. @throws Refusal */
export async function resetQuestions(act: PersonalAct): Promise<void> {
  await viewSet(act);
  // What was never changed needs no rows.
  if ((await listKept(act.tx)).length === 0) return;
  const { set } = await lockSet(act);
  for (const question of set.filter((each) => each.purpose === null && isAsked(each))) await retire(act, question);
  for (const start of defaultSet()) {
    const question = requireQuestion(set, start.id);
    const isNew = !isWorded(question, start);
    await updateQuestion(act.tx, start.id, act.now, {
      ...(isNew ? { ...wordingOf(start), revision: question.revision + 1 } : {}),
      position: start.position,
      retiredAt: null,
    });
  }
}

async function retire(act: PersonalAct, { id }: KeptQuestion): Promise<void> {
  await updateQuestion(act.tx, id, act.now, { retiredAt: act.now, position: null });
}
