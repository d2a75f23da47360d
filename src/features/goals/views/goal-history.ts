import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, header, modal, section } from '../../../slack/blocks.ts';
import { clip, instantForReader, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs.ts';
import { progressBar } from '../rules/progress.ts';
import type { Change, Goal, Revision, RevisionKind } from '../types.ts';

const verbs: Readonly<Record<RevisionKind, string>> = {
  proposed: 'proposed the goal',
  agreed: 'agreed',
  commented: 'commented',
  edited: 'edited the goal',
  steps_added: 'added steps',
  step_ticked: 'ticked a step',
  progress_logged: 'logged progress',
  achieved: 'achieved the goal',
  dropped: 'dropped the goal',
};

function nameOf(revision: Revision, { mentor, mentee }: Mentorship): string {
  return revision.personId === mentor.id ? mentor.name : mentee.name;
}

function changeInWords({ field, from, to }: Change): Mrkdwn {
  if (from === null || from === '') return mrkdwn`${field}: ${to}`;
  return mrkdwn`${field}: ${from} → ${to || 'nothing'}`;
}

/** Who did what, and why. */
export function revisionLine(revision: Revision, mentorship: Mentorship): Mrkdwn {
  const changes = revision.changes.length > 0 ? [joined(revision.changes.map(changeInWords))] : [];
  const reason = revision.reason ? [mrkdwn`> ${revision.reason.replaceAll('\n', ' ')}`] : [];
  return joined([mrkdwn`*${nameOf(revision, mentorship)}* ${verbs[revision.kind]}`, ...changes, ...reason]);
}

/** What the other one is told in the card's thread when a goal was agreed, commented, edited, achieved or dropped. */
export function newsMessage(goal: Goal, revision: Revision, mentorship: Mentorship, cardTs: string): Message {
  return {
    text: clip(`${nameOf(revision, mentorship)} ${verbs[revision.kind]}: ${goal.title}`, 1000),
    blocks: [section(mrkdwn`${revisionLine(revision, mentorship)}\n_${goal.title}_`)],
    thread: { ts: cardTs, alsoInConversation: true },
  };
}

export const revisionsPerPage = 40;

/** The life of a goal, newest first. */
export function historyModal(goal: Goal, mentorship: Mentorship, revisions: readonly Revision[]): ModalView {
  const oldest = revisions.at(-1);
  return modal({
    title: 'History of a goal',
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${goal.status} · ${pairInWords(mentorship)}`),
      context('Visible to the two of you.'),
      ...revisions.flatMap((revision) => [
        section(revisionLine(revision, mentorship)),
        context(mrkdwn`${instantForReader(revision.at, revision.at.toISOString())}`),
      ]),
      ...(oldest && oldest.number > 1
        ? [
            actions(
              button('Older', {
                action: goalButtons.history,
                value: { mentorship: goal.mentorshipId, goal: goal.id, before: String(oldest.number) },
              }),
            ),
          ]
        : []),
    ],
  });
}

/** More goals than this go unlisted, with their number said. */
const longestList = 45;

/** The goals of a person's mentorships, each with a way to its history. */
export function goalListBlocks(title: string, goals: readonly { goal: Goal; mentorship: Mentorship }[]): KnownBlock[] {
  if (goals.length === 0) return [section('No goals here yet. The mentee types `/goal` to set the first one.')];
  const more = goals.length - longestList;
  return [
    header(title),
    ...goals.slice(0, longestList).map(({ goal, mentorship }) =>
      section(
        mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${goal.status} · ${pairInWords(mentorship)}`,
        button('History', {
          action: goalButtons.history,
          value: { mentorship: goal.mentorshipId, goal: goal.id },
          description: `History: ${goal.title}`,
        }),
      ),
    ),
    ...(more > 0 ? [context(`… and ${more} more.`)] : []),
  ];
}
