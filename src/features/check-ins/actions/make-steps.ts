import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import { addStepDrafts } from '../../goals/actions/add-steps.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { listMadeOf } from '../../goals/queries/revisions.ts';
import { focusOf } from '../../goals/rules/focus.ts';
import type { Goal, GoalId } from '../../goals/types.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import { listAnswers } from '../queries/answers.ts';
import { commitmentKey, stepsOfCommitment } from '../rules/commitments.ts';
import { commitmentsOf, type LastTime } from '../rules/last-time.ts';
import type { CheckInId } from '../types.ts';
import { lockCheckIn } from './lock-check-in.ts';

export interface Commitments {
  readonly mentorship: Mentorship;
  /** Those that are no steps yet. */
  readonly left: LastTime['commitments'];
  /** The goals they may lead to. */
  readonly focus: readonly Goal[];
}

/** What both said they would do, as far as it can become steps. @throws Refusal where nothing can */
export async function openCommitments(act: PersonalAct, id: CheckInId): Promise<Commitments> {
  const locked = await lockCheckIn(act, id);
  if (!locked) throw notYours();
  const { checkIn } = locked;
  const { mentorship } = await requireActivePartner(act, checkIn.mentorshipId);
  const said = commitmentsOf(checkIn, await listAnswers(act.tx, [id]));
  const made = await listMadeOf(
    act.tx,
    said.map(({ role }) => commitmentKey(id, role)),
  );
  const left = said.filter(({ role }) => !made.has(commitmentKey(id, role)));
  if (left.length === 0) {
    throw new Refusal('made_before', 'These are steps already: the card of the goal shows them.');
  }
  const focus = focusOf(await listGoals(act.tx, [mentorship.id]));
  if (focus.length === 0) {
    throw new Refusal('no_focus', 'A step leads to a goal, and none is in focus. /goal focus brings one there.');
  }
  return { mentorship, left, focus };
}

/** Makes what these of the two said steps of a goal. @returns how many @throws Refusal */
export async function makeSteps(
  act: PersonalAct,
  id: CheckInId,
  { goalId, roles }: { goalId: GoalId; roles: readonly Role[] },
): Promise<number> {
  const { left, focus, mentorship } = await openCommitments(act, id);
  const goal = focus.find((each) => each.id === goalId);
  if (!goal) throw new Refusal('not_in_focus', 'That goal is not in focus any more. Choose another one.', 'goal');
  let count = 0;
  for (const { role, words } of left.filter((each) => roles.includes(each.role))) {
    const steps = stepsOfCommitment(words, role, act.now, mentorship[role].timeZone);
    await addStepDrafts(act, goalId, { steps, origin: commitmentKey(id, role) });
    count += steps.length;
  }
  await enqueueUpdate(act, 'check_in.summary', id);
  return count;
}
