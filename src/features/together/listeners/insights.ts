import { Refusal } from '../../../core/errors.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { isOpen } from '../../goals/rules/rights.ts';
import { readGoalSentence } from '../../goals/rules/sentence.ts';
import { proposeModal } from '../../goals/views/goal-modal.ts';
import { listOwnActive } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor, readableText } from '../../people/lookups.ts';
import { openForGoal, shareInsight, thankForInsight } from '../actions/share-insight.ts';
import { insightRef, type ShareFields, shareForm, startSubject, togetherButtons } from '../inputs.ts';
import { type InsightKind, mostGoals, shareModal } from '../views/insight.ts';

export function registerInsights(door: Door): void {
  for (const [kind, does] of [
    ['insight', 'shares something you learned with your mentee'],
    ['opportunity', 'shares something your mentee could try'],
  ] as const) {
    door.subcommand('/mentorship', {
      name: kind,
      usage: `${kind} [words]`,
      does,
      args: /^.*$/,
      async run(visit, args) {
        await meetVisitor(visit);
        await openShare(visit, { kind, words: await readableText(visit, args) });
      },
    });
    door.button(togetherButtons[kind], startSubject, (visit, { mentorship }) =>
      openShare(visit, { kind, words: '', of: mentorship }),
    );
  }
  door.submit(shareForm, async (act, { values, subject: { kind, ...subject } }) => {
    const mentorshipId = subject.mentorship ?? values.mentorship;
    if (!mentorshipId) {
      throw new Refusal<ShareFields>('no_mentorship', 'Choose whom you share this with.', 'mentorship');
    }
    const { words, link, goal: goalId } = values;
    await shareInsight(act, { mentorshipId, kind, words, link, goalId });
    return undefined;
  });

  door.button(togetherButtons.thank, insightRef, (visit, { note }) => visit.act((act) => thankForInsight(act, note)));

  door.button(togetherButtons.startGoal, insightRef, async (visit, { note: id }) => {
    const view = await visit.act(async (act) => {
      const { note, mentorship } = await openForGoal(act, id);
      const [firstLine = ''] = note.words.split('\n');
      const read = readGoalSentence(firstLine, act.now, mentorship.mentee.timeZone);
      return proposeModal([mentorship], act.personId, read);
    });
    await visit.showModal(view);
  });
}

async function openShare(visit: Visit, start: { kind: InsightKind; words: string; of?: MentorshipId }): Promise<void> {
  const { mentorships, goals } = await visit.act(async (act) => {
    const mentored = await listOwnActive(act, 'mentor');
    const chosen = mentored.filter(({ id }) => start.of === undefined || id === start.of);
    const all = await listGoals(
      act.tx,
      chosen.map(({ id }) => id),
    );
    return { mentorships: chosen, goals: all.filter(isOpen).reverse().slice(0, mostGoals) };
  });
  if (mentorships.length === 0) {
    throw new Refusal(
      'no_mentee',
      'Insights and opportunities go from a mentor to their mentee, and you mentor nobody here. Share a thought of yours with /mentorship note.',
    );
  }
  await visit.showModal(shareModal({ ...start, mentorships, goals }, visit.personId), 'instead');
}
