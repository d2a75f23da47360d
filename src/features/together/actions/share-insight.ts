import { Refusal } from '../../../core/errors.ts';
import type { Act, PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { findGoal } from '../../goals/queries/goals.ts';
import type { GoalId } from '../../goals/types.ts';
import { keepNote, openNote, thankForNote } from '../../journal/actions.ts';
import type { Note, NoteId } from '../../journal/types.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import type { Mentorship, MentorshipId } from '../../mentorships/types.ts';
import type { ShareFields } from '../inputs.ts';
import { readLink } from '../rules/link.ts';

/** The mentor shares an insight or an opportunity: kept in the journal, posted in the group DM. @throws Refusal */
export async function shareInsight(
  act: PersonalAct,
  shared: {
    mentorshipId: MentorshipId;
    kind: 'insight' | 'opportunity';
    words: string | undefined;
    link: string | undefined;
    goalId: GoalId | undefined;
  },
): Promise<NoteId> {
  const { mentorship, role } = await requireActivePartner(act, shared.mentorshipId);
  if (role !== 'mentor') {
    throw new Refusal(
      'not_the_mentor',
      `Here ${mentorship.mentor.name} shares insights and opportunities. Share a thought of yours with /mentorship note.`,
    );
  }
  const goal = shared.goalId && (await findGoal(act.tx, shared.goalId));
  if (shared.goalId && goal?.mentorshipId !== mentorship.id) {
    throw new Refusal<ShareFields>('other_goal', `Choose one of ${mentorship.mentee.name}’s goals, or none.`, 'goal');
  }
  const id = await keepNote(act, { ...shared, link: readLink(shared.link), isShared: true });
  await enqueue(act, 'together.insight', id, { target: theirDm(mentorship) });
  return id;
}

/** The mentee says thank you, once; the mentor is told. @throws Refusal */
export async function thankForInsight(act: PersonalAct, id: NoteId): Promise<void> {
  const { note, mentorship } = await openNote(act, id);
  if (!(await thankForNote(act, note.id))) return;
  await enqueue(act, 'together.thanks', id, { target: theirDm(mentorship) });
}

/** The note behind a post was changed: the post follows. Notes that were never posted have none. */
export async function redrawInsight(act: Act, id: NoteId): Promise<void> {
  await enqueueUpdate(act, 'together.insight', id);
}

/** The insight that the mentee wants to begin a goal from. @throws Refusal for the mentor */
export async function openForGoal(act: PersonalAct, id: NoteId): Promise<{ note: Note; mentorship: Mentorship }> {
  const { note } = await openNote(act, id);
  const { mentorship, role } = await requireActivePartner(act, note.mentorshipId);
  if (role !== 'mentee') {
    throw new Refusal('not_the_mentee', `Whether this becomes a goal is ${mentorship.mentee.name}’s to decide.`);
  }
  return { note, mentorship };
}
