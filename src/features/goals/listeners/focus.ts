import type { ModalView } from '@slack/types';
import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { listOwnActive, requireActivePartner } from '../../mentorships/actions.ts';
import { roleOf } from '../../mentorships/rules.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { focusGoal, parkGoal } from '../actions/focus-goal.ts';
import { weighGoal } from '../actions/weigh-goal.ts';
import { goalButtons, goalRef, nothing } from '../inputs/buttons.ts';
import { type WeighFields, weighForm } from '../inputs/small-forms.ts';
import { goalRecord } from '../pair-record.ts';
import { findGoal, listGoals } from '../queries/goals.ts';
import { isOpen } from '../rules/rights.ts';
import type { GoalId } from '../types.ts';
import { type FocusParts, focusModal, weighModal } from '../views/focus.ts';

export function registerFocus(door: Door): void {
  door.subcommand('/goal', {
    name: 'focus',
    usage: 'focus',
    does: 'shows what is in focus and what is parked; weigh, park and bring in',
    async run(visit) {
      await meetVisitor(visit);
      await visit.showModal(focusModal(await visit.act((act) => readFocus(act))));
    },
  });
  door.button(goalButtons.showFocus, nothing, async (visit) => {
    await visit.showModal(focusModal(await visit.act((act) => readFocus(act))));
  });
  for (const [button, action] of [
    [goalButtons.focus, focusGoal],
    [goalButtons.park, parkGoal],
  ] as const) {
    door.button(button, goalRef, async (visit, { goal, mentorship }) => {
      await visit.act((act) => action(act, goal));
      await visit.showModal(focusModal(await visit.act((act) => readFocus(act, mentorship))), 'instead');
    });
  }
  door.button(goalButtons.weigh, goalRef, async (visit, { goal: id }) => {
    const view = await visit.act(async (act) => {
      const { row: goal, role } = await goalRecord.openFor(act, id, 'weigh');
      return weighModal(goal, role);
    });
    await visit.showModal(view, 'instead');
  });
  door.submit(weighForm, async (act, { values: { importance, urgency }, subject: { goal, mentorship } }) => {
    if (!importance) throw new Refusal<WeighFields>('no_weight', 'Choose how important it is.', 'importance');
    if (!urgency) throw new Refusal<WeighFields>('no_weight', 'Choose how urgent it is.', 'urgency');
    await weighGoal(act, goal, { importance, urgency });
    return focusModal(await readFocus(act, mentorship));
  });
}

/** What is in focus, with the goal that found no place there. */
export async function focusAround(act: PersonalAct, id: GoalId): Promise<ModalView | undefined> {
  const goal = await findGoal(act.tx, id);
  return goal && focusModal(await readFocus(act, goal.mentorshipId), goal);
}

/** The open goals of the acting person's mentorships, or of one of them. @throws Refusal where they have none */
async function readFocus(act: PersonalAct, only?: MentorshipId): Promise<FocusParts[]> {
  const mentorships = only ? [(await requireActivePartner(act, only)).mentorship] : await listOwnActive(act);
  if (mentorships.length === 0) {
    throw new Refusal(
      'no_mentorship',
      'You have no mentorship yet, so there is nothing to focus on. Ask a program lead to pair you.',
    );
  }
  const goals = await listGoals(
    act.tx,
    mentorships.map(({ id }) => id),
  );
  return mentorships.map((mentorship) => ({
    mentorship,
    role: roleOf(mentorship, act.personId) ?? 'mentor',
    goals: goals.filter((goal) => goal.mentorshipId === mentorship.id && isOpen(goal)),
  }));
}
