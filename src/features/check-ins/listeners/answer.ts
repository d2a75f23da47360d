import { type FieldName, Refusal } from '../../../core/errors.ts';
import type { ChannelId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { MessageVisit, Visit } from '../../../slack/visit.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { readNumber } from '../../goals/rules/draft.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import type { Goal, GoalId } from '../../goals/types.ts';
import { listOwnIn } from '../../mentorships/actions.ts';
import { meetVisitor, readableText } from '../../people/lookups.ts';
import { type Alongside, doAlongside } from '../actions/alongside.ts';
import { openWholeForm } from '../actions/answer-form.ts';
import { findCurrentInstead, lockAnswer } from '../actions/open-answer.ts';
import { submitAnswer } from '../actions/submit-answer.ts';
import { type AnswerFields, type AnswerValues, answerForm } from '../inputs/answer.ts';
import { checkInButtons, checkInRef, useAsAnswerShortcut } from '../inputs.ts';
import { listCheckIns } from '../queries/check-ins.ts';
import { readResponses } from '../rules/answers.ts';
import { whyNotProgress } from '../rules/progress-limits.ts';
import type { CheckInId } from '../types.ts';
import { answerModal } from '../views/answer-modal.ts';
import { currentInsteadModal } from '../views/current-instead.ts';

export function registerAnswer(door: Door): void {
  door.button(checkInButtons.answer, checkInRef, (visit, { checkIn }) => showAnswer(visit, checkIn));

  door.submit(answerForm, async (act, { values, subject }) => {
    const form = await lockAnswer(act, subject.checkIn);
    const { mentorship, role, asked } = form;
    const responses = readResponses(role, asked, values.answers);
    const typed = role === 'mentee' ? typedNumbers(values.progress, subject) : new Map<string, string>();
    // A goal may have left the focus while the form was open: what was typed for it counts all the same.
    const goals = typed.size > 0 || values.newStep ? await listGoals(act.tx, [mentorship.id]) : [];
    const progress = readProgress(goals, typed);
    await submitAnswer(act, form, { responses, progress });
    await doAlongside(act, mentorship.id, readBeside(goals, values));
    return undefined;
  });

  door.messageShortcut(useAsAnswerShortcut, useAsAnswer);
}

/** What was typed over the numbers of the form. One left as it was says nothing, and must not overwrite one logged meanwhile. */
function typedNumbers(typed: AnswerValues['progress'], shown: Readonly<Record<string, unknown>>): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [id, text] of typed) {
    const field: FieldName<AnswerFields> = `progress:${id}`;
    if (text !== undefined && String(readNumber(text)) !== shown[field]) numbers.set(id, text);
  }
  return numbers;
}

function readProgress(
  goals: readonly Goal[],
  typed: ReadonlyMap<string, string>,
): { goalId: GoalId; progress: number }[] {
  return goals.flatMap((goal) => {
    const text = typed.get(goal.id);
    if (text === undefined) return [];
    const amount = readNumber(text);
    const field: FieldName<AnswerFields> = `progress:${goal.id}`;
    if (amount === undefined) {
      throw new Refusal<AnswerFields>('no_number', 'Write a number, such as 2 or 2.5.', field);
    }
    const refusal = whyNotProgress(amount, goal, field);
    if (refusal) throw refusal;
    return [{ goalId: goal.id, progress: amount }];
  });
}

/** What else stands in the form. A step goes to the goal that was chosen, or to the one there is to choose. */
function readBeside(goals: readonly Goal[], { ticked, newStep, stepGoal, obstacle }: AnswerValues): Alongside {
  const goal = stepGoal ? goals.find(({ id }) => id === stepGoal) : focusOf(goals)[0];
  if (newStep && !goal) {
    throw new Refusal<AnswerFields>('no_goal', 'No goal is in focus any more for this step.', 'newStep');
  }
  return { ticked, steps: newStep && goal ? { goalId: goal.id, lines: newStep } : undefined, obstacle };
}

async function showAnswer(visit: Visit, id: CheckInId, words?: string): Promise<void> {
  const view = await visit.act(async (act) => {
    const current = await findCurrentInstead(act, id);
    if (current) return currentInsteadModal(current.old, current.newest);
    return answerModal({ ...(await openWholeForm(act, id)), words });
  });
  await visit.showModal(view);
  // Somebody who only ever answers is asked for their zone here, once the form has their attention. The form stands
  // whether Slack tells us now or the next time.
  await meetVisitor(visit).catch((error: unknown) => visit.logger.warn({ err: error }, 'zone not asked'));
}

/** Opens the answer of the newest check-in of this group DM with the words of the person's own message. */
async function useAsAnswer(visit: MessageVisit): Promise<void> {
  if (visit.message.authorId !== visit.personId) {
    throw new Refusal('not_your_message', 'An answer is in your own words: use this on a message that you wrote.');
  }
  const newest = await visit.act((act) => findNewestHere(act, visit.channelId));
  if (!newest) {
    throw new Refusal(
      'no_check_in_here',
      'There is no check-in to answer here. Use this in the group DM where Cairn asked the two of you.',
    );
  }
  await showAnswer(visit, newest, await readableText(visit, visit.message.text));
}

/** Of the mentorships that live in this DM, the check-in that was opened last. */
async function findNewestHere(act: PersonalAct, channelId: ChannelId | undefined): Promise<CheckInId | undefined> {
  const newest = await listCheckIns(
    act.tx,
    (await listOwnIn(act, channelId)).map((each) => each.id),
    { skip: 0, most: 1 },
  );
  return newest[0]?.id;
}
