import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { holdMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { insertGoal, listGoals } from '../queries/goals.ts';
import { insertRevision } from '../queries/revisions.ts';
import { focusSize, isInFocus } from '../rules/focus.ts';
import type { Goal, GoalDraft, GoalId } from '../types.ts';
import { planDeadlineNotes } from './plan-deadline-notes.ts';

declare module '../../../database/act.ts' {
  interface FollowUpSubjects {
    /** What is in focus, where this goal found no place there. */
    'goals.focus': GoalId;
  }
}

/**
 * Proposes a goal to the mentor: its card appears in the group DM.
 * @throws Refusal for anybody but the mentee
 */
export async function proposeGoal(
  act: PersonalAct,
  proposal: {
    mentorshipId: MentorshipId;
    draft: GoalDraft;
    /** An achieved goal of the same mentorship that this one goes on from. */
    buildsOn?: GoalId;
    /** The goal that it replaces: it takes over its place, its weights and what it leads to. */
    inPlaceOf?: Goal;
  },
): Promise<GoalId> {
  const { mentorship, role } = await requireActivePartner(act, proposal.mentorshipId);
  if (role !== 'mentee') {
    throw notTheMentee(mentorship);
  }
  const id = newId<GoalId>();
  const { draft, inPlaceOf } = proposal;
  await holdMentorship(act.tx, mentorship.id);
  const others = (await listGoals(act.tx, [mentorship.id])).filter((goal) => goal.id !== inPlaceOf?.id);
  const buildsOn = proposal.buildsOn ?? null;
  if (buildsOn !== null && !others.some((goal) => goal.id === buildsOn)) throw notYours();
  const inFocus = others.filter(isInFocus).length;
  const extras = {
    isParked: inFocus >= focusSize || (inPlaceOf?.isParked ?? false),
    buildsOn,
    importance: inPlaceOf?.importance ?? null,
    urgency: inPlaceOf?.urgency ?? null,
    steppingStoneOf: inPlaceOf?.steppingStoneOf ?? null,
    objectiveId: inPlaceOf?.objectiveId ?? null,
  };
  await insertGoal(act.tx, {
    ...draft,
    workspaceId: act.workspaceId,
    id,
    mentorshipId: mentorship.id,
    createdBy: act.personId,
    createdAt: act.now,
    ...extras,
  });
  await insertRevision(act.tx, {
    workspaceId: act.workspaceId,
    goalId: id,
    number: 1,
    kind: 'proposed',
    changes: [{ field: 'title', from: null, to: draft.title }],
    reason: null,
    personId: act.personId,
    at: act.now,
    origin: null,
    patch: { ...draft, ...extras, status: 'proposed', progress: draft.baseline, deadlineRevision: 1 },
  });
  await enqueue(act, 'goal.card', id, { target: theirDm(mentorship) });
  await record(act, { event: 'goal.proposed', mentorshipId: mentorship.id, subjectId: id });
  await planDeadlineNotes(act, { ...draft, id, deadlineRevision: 1 }, mentorship);
  if (inFocus >= focusSize) act.followUp({ modal: 'goals.focus', subject: id });
  return id;
}

export function notTheMentee({ mentee }: Mentorship): Refusal {
  return new Refusal('not_the_mentee', `Goals are ${mentee.name}’s to propose; you can comment, suggest and agree.`);
}
