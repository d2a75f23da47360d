import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import { ensureProgram, requireLead } from '../../programs/actions.ts';
import { lockProgram } from '../../programs/queries.ts';
import type { ProgramId } from '../../programs/types.ts';
import { insertQuestions, listKept } from '../queries.ts';
import { defaultSet, isAsked } from '../rules/arrange.ts';
import { defaultQuestions } from '../rules/question-set.ts';
import type { KeptQuestion, Question, QuestionId } from '../types.ts';

const edits = 'see and change what check-ins ask';

/** What check-ins ask, in order; `defaultQuestions` itself where no lead has changed anything. */
export async function listQuestions(tx: WorkspaceTransaction): Promise<readonly Question[]> {
  const kept = await listKept(tx);
  return kept.length === 0 ? defaultQuestions : kept.filter(isAsked);
}

/** The set as leads see it, retired questions among it. @throws Refusal */
export async function viewSet(act: PersonalAct): Promise<KeptQuestion[]> {
  await requireLead(act, edits);
  const kept = await listKept(act.tx);
  return kept.length === 0 ? defaultSet() : kept;
}

/**
 * The set in rows, for one lead at a time until the transaction ends: what is allowed depends on all of it.
 * @throws Refusal
 */
export async function lockSet(act: PersonalAct): Promise<{ programId: ProgramId; set: KeptQuestion[] }> {
  await requireLead(act, edits);
  const { id: programId } = await ensureProgram(act);
  await lockProgram(act.tx);
  const kept = await listKept(act.tx);
  if (kept.length > 0) return { programId, set: kept };
  const set = defaultSet();
  const { workspaceId, now } = act;
  await insertQuestions(act.tx, { workspaceId, programId, now }, set);
  return { programId, set };
}

/** @throws Refusal for an id that is none of this program */
export function requireQuestion(set: readonly KeptQuestion[], id: QuestionId): KeptQuestion {
  const question = set.find((each) => each.id === id);
  if (question) return question;
  throw new Refusal(
    'no_question',
    'This question is none of the program’s. /mentorship questions shows those there are.',
  );
}
