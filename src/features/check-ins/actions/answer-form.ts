import type { FieldName } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listSteps } from '../../goals/queries/steps.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import { openSteps, whyNotTick } from '../../goals/rules/steps.ts';
import type { Goal, Step } from '../../goals/types.ts';
import type { Role } from '../../mentorships/types.ts';
import type { Question } from '../../questions/types.ts';
import type { AnswerFields } from '../inputs/answer.ts';
import { listAnswers } from '../queries/answers.ts';
import { findAsked } from '../queries/asked.ts';
import { findDraft } from '../queries/drafts.ts';
import { listPrevious } from '../queries/last-time.ts';
import { askedOf } from '../rules/answers.ts';
import type { Answer, AnswerDraft, CheckIn, CheckInId, Typed } from '../types.ts';
import { type AnswerForm, openAnswer } from './open-answer.ts';

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
    typed: draft && belonging(draft, checkIn, form.asked, await askedThen(act, draft, checkIn, role)),
    previous: before.find(({ personId }) => personId === act.personId),
  };
}

/** What the check-in of a draft asked, where it is not this one. */
async function askedThen(
  act: PersonalAct,
  draft: AnswerDraft,
  checkIn: CheckIn,
  role: Role,
): Promise<readonly Question[]> {
  const found = draft.checkInId === checkIn.id ? undefined : await findAsked(act.tx, draft.checkInId, role);
  return found ? askedOf({ ...found, role }) : [];
}

/**
 * Of a draft for an earlier check-in the words still count; its numbers and ticks were of that day. What somebody typed for
 * themselves alone goes into no field that both will read.
 */
function belonging(
  { checkInId, typed }: AnswerDraft,
  checkIn: CheckIn,
  asked: readonly Question[],
  then: readonly Question[],
): Typed {
  if (checkInId === checkIn.id) return typed;
  return Object.fromEntries(
    asked.flatMap(({ id, visibleTo }) => {
      const name: FieldName<AnswerFields> = `question:${id}`;
      const value = typed[name];
      const wasAlone = then.find((each) => each.id === id)?.visibleTo === 'self';
      return value === undefined || (wasAlone && visibleTo === 'pair') ? [] : [[name, value]];
    }),
  );
}
