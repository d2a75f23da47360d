import { Refusal } from '../../../core/errors.ts';
import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { lockMentorship } from '../../mentorships/queries.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import { goalRecord } from '../pair-record.ts';
import { insertGoal, listGoals } from '../queries/goals.ts';
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
  await lockMentorship(act.tx, mentorship.id);
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
  const content = {
    changes: [{ field: 'title', from: null, to: draft.title }],
    reason: null,
    origin: null,
    patch: { ...draft, ...extras, status: 'proposed', progress: draft.baseline, deadlineRevision: 1 } as const,
  };
  await goalRecord.begin(act, { id, mentorship }, { kind: 'proposed', content });
  await planDeadlineNotes(act, { ...draft, id, deadlineRevision: 1 }, mentorship);
  if (inFocus >= focusSize) act.followUp({ modal: 'goals.focus', subject: id });
  return id;
}

export function notTheMentee({ mentee }: Mentorship): Refusal {
  return new Refusal('not_the_mentee', `Goals are ${mentee.name}’s to propose; you can comment, suggest and agree.`);
}
