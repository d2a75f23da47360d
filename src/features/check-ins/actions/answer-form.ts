import type { CheckInId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listSteps } from '../../goals/queries/steps.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import { openSteps, whyNotTick } from '../../goals/rules/steps.ts';
import type { Goal, Step } from '../../goals/types.ts';
import type { Question } from '../../questions/types.ts';
import { listAnswers } from '../queries/answers.ts';
import { findDraft } from '../queries/drafts.ts';
import { listPrevious } from '../queries/last-time.ts';
import type { Answer, AnswerDraft, CheckIn, Typed } from '../types.ts';
import { type AnswerForm, openAnswer } from './submit-answer.ts';

/** As many as Slack shows as checkboxes. */
const mostSteps = 10;

export interface WholeForm extends AnswerForm {
  readonly focus: readonly Goal[];
  /** Open steps of the focus that the acting person may tick, those that are due first. */
  readonly steps: readonly Step[];
  readonly draft: AnswerDraft | undefined;
  /** What of the draft belongs into this form. */
  readonly typed: Typed | undefined;
  /** What the acting person said in the check-in before. */
  readonly previous: Answer | undefined;
}

/** Everything that the form of a check-in shows to the acting person. @throws Refusal */
export async function openWholeForm(act: PersonalAct, id: CheckInId): Promise<WholeForm> {
  const form = await openAnswer(act, id);
  const { mentorship, role, checkIn } = form;
  const focus = focusOf(await listGoals(act.tx, [mentorship.id]));
  const steps = openSteps(
    await listSteps(
      act.tx,
      focus.map((goal) => goal.id),
    ),
  );
  const draft = await findDraft(act.tx, mentorship.id, act.personId);
  const previousId = (await listPrevious(act.tx, [id])).get(id);
  const before = previousId ? await listAnswers(act.tx, [previousId]) : [];
  return {
    ...form,
    focus,
    steps: steps
      .filter((step) => whyNotTick(step, role, mentorship) === undefined)
      .sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'))
      .slice(0, mostSteps),
    draft,
    typed: draft && belonging(draft, checkIn, form.asked),
    previous: before.find(({ personId }) => personId === act.personId),
  };
}

/** Of a draft for an earlier check-in the words still count; its numbers and ticks were of that day. */
function belonging({ checkInId, typed }: AnswerDraft, checkIn: CheckIn, asked: readonly Question[]): Typed {
  if (checkInId === checkIn.id) return typed;
  return Object.fromEntries(
    asked.flatMap(({ id }) => {
      const value = typed[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
