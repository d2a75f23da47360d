import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Act, PersonalAct } from '../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../delivery/enqueue.ts';
import { withdrawPosts } from '../../delivery/queries/posts.ts';
import { findGoal } from '../goals/queries/goals.ts';
import { getStep } from '../goals/queries/steps.ts';
import type { GoalId, StepId } from '../goals/types.ts';
import { record } from '../journal/record.ts';
import { theirDm } from '../mentorships/actions.ts';
import { getMentorship } from '../mentorships/queries.ts';
import { notYours } from '../mentorships/rules.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { findPerson } from '../people/queries.ts';
import { findProgram } from '../programs/queries.ts';
import {
  deleteKudos,
  deleteOfferedWin,
  findWin,
  findWinForUpdate,
  hasWin,
  insertKudos,
  insertWin,
  updateDecided,
  updateOfferedAgain,
} from './queries.ts';
import { isOfPair, readDecision, whyNotDecide } from './rules.ts';
import type { Win, WinId } from './types.ts';

declare module '../../database/act.ts' {
  interface FollowUpSubjects {
    /** Asks how to celebrate. */
    'wins.celebrate': WinId;
  }
}
/** A win left undecided is asked about once more, in private, after this. */
const askAgainAfterMs = 10 * 60_000;

/** A milestone was ticked: offers to celebrate it, once however often it happens. */
export async function offerMilestone(act: Act, stepId: StepId): Promise<void> {
  const step = await getStep(act.tx, stepId);
  await offerWin(act, { goalId: step.goalId, stepId, title: step.title });
}

/** A goal was achieved: offers to celebrate it. */
export async function offerGoal(act: Act, goalId: GoalId): Promise<void> {
  const goal = await findGoal(act.tx, goalId);
  if (goal) await offerWin(act, { goalId, stepId: null, title: goal.title });
}

async function offerWin(act: Act, of: { goalId: GoalId; stepId: StepId | null; title: string }): Promise<void> {
  const goal = await findGoal(act.tx, of.goalId);
  if (!goal) return;
  const id = newId<WinId>();
  const { workspaceId, now: offeredAt } = act;
  if (!(await insertWin(act.tx, { workspaceId, id, mentorshipId: goal.mentorshipId, ...of, offeredAt }))) return;
  const mentorship = await getMentorship(act.tx, goal.mentorshipId);
  // Where the mentor ticked it, the mentee has no form before them: they are asked at once.
  const isAsked = act.personId === mentorship.mentee.id;
  await enqueue(act, 'win.offer', id, {
    target: { kind: 'people', ids: [mentorship.mentee.id] },
    dueAt: isAsked ? new Date(act.now.getTime() + askAgainAfterMs) : act.now,
  });
  await record(act, { event: 'win.offered', mentorshipId: mentorship.id, subjectId: id });
  if (isAsked) act.followUp({ modal: 'wins.celebrate', subject: id });
}

/** A milestone was unticked: what was not decided yet is not asked any more; what was decided stands, and is not asked again. */
export async function withdrawOffer(act: Act, stepId: StepId): Promise<void> {
  await deleteOfferedWin(act.tx, stepId);
}

/** A step is about to be removed. @throws Refusal where a decided win tells of it */
export async function releaseStep(act: Act, stepId: StepId): Promise<void> {
  await deleteOfferedWin(act.tx, stepId);
  if (await hasWin(act.tx, stepId)) {
    throw new Refusal(
      'step_of_a_win',
      'This Milestone was reached once, and stays with what came of it. You can change it instead.',
    );
  }
}

/** The win, its mentorship and the goal's title, for the mentee who is to decide. @throws Refusal */
export async function openDecision(
  act: PersonalAct,
  id: WinId,
): Promise<{ win: Win; mentorship: Mentorship; goalTitle: string; channelId: Win['channelId'] }> {
  const win = await findWin(act.tx, id);
  if (!win) throw notYours();
  const mentorship = await getMentorship(act.tx, win.mentorshipId);
  if (!isOfPair(mentorship, act.personId)) throw notYours();
  const refusal = whyNotDecide(win, mentorship, act.personId);
  if (refusal) throw refusal;
  const goal = await findGoal(act.tx, win.goalId);
  const program = await findProgram(act.tx);
  return { win, mentorship, goalTitle: goal?.title ?? win.title, channelId: program?.celebrationChannelId ?? null };
}

/** The mentee decides: into the channel, between the two, or not this time. Nothing is posted before. @throws Refusal */
export async function decideWin(
  act: PersonalAct,
  id: WinId,
  decision: { choice: string | undefined; words: string | undefined },
): Promise<void> {
  if (!(await findWinForUpdate(act.tx, id))) throw notYours();
  const { mentorship, channelId } = await openDecision(act, id);
  const { choice, words } = readDecision(decision.choice, decision.words, channelId);
  const decidedAt = act.now;
  if (choice === 'channel' && channelId !== null) {
    await updateDecided(act.tx, id, { status: 'celebrated', words, channelId, decidedAt });
    await enqueue(act, 'win.post', id, {
      target: { kind: 'channel', id: channelId },
      dedupKey: `win.post:${id}:${channelId}`,
    });
    await record(act, { event: 'win.celebrated', mentorshipId: mentorship.id, subjectId: id, detail: { channelId } });
  } else if (choice === 'pair') {
    await updateDecided(act.tx, id, { status: 'shared_with_pair', words, channelId: null, decidedAt });
    await enqueue(act, 'win.pair_post', id, { target: theirDm(mentorship) });
    await record(act, { event: 'win.shared_with_pair', mentorshipId: mentorship.id, subjectId: id });
  } else {
    await updateDecided(act.tx, id, { status: 'declined', words: null, channelId: null, decidedAt });
    await record(act, { event: 'win.declined', mentorshipId: mentorship.id, subjectId: id });
  }
}

/**
 * The celebration channel was changed: wins that still wait for the old one go back to their mentees, who agreed to that
 * channel and not to this.
 */
export async function offerHeldWinsAgain(act: Act): Promise<void> {
  const channelId = (await findProgram(act.tx))?.celebrationChannelId ?? null;
  for (const id of await withdrawPosts(act.tx, 'win.post', channelId)) {
    const win = await findWinForUpdate(act.tx, id);
    if (win?.status !== 'celebrated') continue;
    await updateOfferedAgain(act.tx, id);
    const { mentee } = await getMentorship(act.tx, win.mentorshipId);
    await enqueue(act, 'win.offer', id, {
      target: { kind: 'people', ids: [mentee.id] },
      dedupKey: `win.offer:${id}:${act.now.toISOString()}`,
    });
    await record(act, { event: 'win.offered', mentorshipId: win.mentorshipId, subjectId: id });
  }
}

/**
 * A colleague congratulates, or takes it back by pressing again. The count on the post follows.
 * @throws Refusal
 */
export async function toggleKudos(act: PersonalAct, winId: WinId): Promise<void> {
  const win = await findWinForUpdate(act.tx, winId);
  if (win?.status !== 'celebrated') throw new Refusal('no_such_win', 'This win is not celebrated here.');
  const mentorship = await getMentorship(act.tx, win.mentorshipId);
  if (isOfPair(mentorship, act.personId)) {
    throw new Refusal('own_win', 'This one is about the two of you: kudos come from your colleagues.');
  }
  const person = await findPerson(act.tx, act.personId);
  if (!person || person.isDeactivated)
    throw new Refusal('not_a_member', 'Kudos come from active members of this workspace.');
  const isNew = await insertKudos(act.tx, {
    workspaceId: act.workspaceId,
    winId,
    personId: act.personId,
    givenAt: act.now,
  });
  if (!isNew) await deleteKudos(act.tx, winId, act.personId);
  await enqueueUpdate(act, 'win.post', winId);
  const event = isNew ? 'kudos.given' : 'kudos.taken_back';
  await record(act, { event, mentorshipId: mentorship.id, subjectId: winId });
}
