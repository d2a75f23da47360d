import { Refusal } from '../../../core/errors.ts';
import { type GoalId, type MentorshipId, newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { holdMentorship } from '../../mentorships/queries.ts';
import { findGoalByRequest, insertGoal, listGoals } from '../queries/goals.ts';
import { insertRevision } from '../queries/revisions.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import type { GoalDraft } from '../types.ts';

/** Shows what is in focus, where a goal found no place there. */
export const focusModalName = 'goals.focus';

/**
 * Proposes a goal to the mentor: its card appears in the group DM. A repeat of the same request is the first one.
 * @throws Refusal for anybody but the mentee
 */
export async function proposeGoal(
  act: PersonalAct,
  proposal: { mentorshipId: MentorshipId; draft: GoalDraft; requestKey: string; buildsOn?: GoalId },
): Promise<GoalId> {
  const { mentorship, role } = await requireActivePartner(act, proposal.mentorshipId);
  if (role !== 'mentee') {
    throw new Refusal('not_the_mentee', `Goals are ${mentorship.mentee.name}’s to propose; you can comment and agree.`);
  }
  const id = newId<GoalId>();
  const { draft, requestKey } = proposal;
  await holdMentorship(act.tx, mentorship.id);
  const isParked = (await listGoals(act.tx, [mentorship.id])).filter(isInFocus).length >= focusSize;
  const isNew = await insertGoal(act.tx, {
    ...draft,
    workspaceId: act.workspaceId,
    id,
    mentorshipId: mentorship.id,
    createdBy: act.personId,
    createdAt: act.now,
    requestKey,
    isParked,
    buildsOn: proposal.buildsOn ?? null,
  });
  if (!isNew) return (await findGoalByRequest(act.tx, requestKey))?.id ?? id;
  await insertRevision(act.tx, {
    workspaceId: act.workspaceId,
    goalId: id,
    number: 1,
    kind: 'proposed',
    changes: [{ field: 'title', from: null, to: draft.title }],
    reason: null,
    personId: act.personId,
    at: act.now,
    requestKey: null,
    patch: { ...draft, status: 'proposed', progress: draft.baseline, isParked, buildsOn: proposal.buildsOn ?? null },
  });
  await enqueue(act, { kind: 'goal.card', subjectId: id, target: theirDm(mentorship) });
  await record(act, { event: 'goal.proposed', mentorshipId: mentorship.id, subjectId: id });
  if (isParked) act.followUp({ modal: focusModalName, subjectId: id });
  return id;
}
