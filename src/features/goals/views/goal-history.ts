import type { KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, fitting, header, modal, section, sections } from '../../../slack/blocks.ts';
import { clip, instantForReader, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { progressBar } from '../rules/progress.ts';
import type { Change, Goal, Revision, RevisionKind } from '../types.ts';
import { chartButton } from './chart-message.ts';
import { standingInWords } from './standing.ts';

/** What somebody did, after their name. */
export const verbs: Readonly<Record<RevisionKind, string>> = {
  proposed: 'proposed the goal',
  agreed: 'agreed',
  reopened: 'opened the agreed goal again',
  commented: 'commented',
  edited: 'edited the goal',
  steps_added: 'added steps',
  step_changed: 'changed a step',
  step_ticked: 'ticked a step',
  step_unticked: 'took back a tick',
  progress_logged: 'logged progress',
  suggested: 'suggested a change',
  suggestion_accepted: 'accepted the suggestion',
  suggestion_countered: 'answered the suggestion with another',
  suggestion_withdrawn: 'withdrew the suggestion',
  focused: 'brought the goal into focus',
  parked: 'parked the goal',
  weighed: 'weighed the goal',
  placed: 'said what the goal leads to',
  shared: 'shared title and progress with the program',
  unshared: 'stopped sharing the goal with the program',
  held: 'put the goal on hold',
  resumed: 'took up the goal again',
  replaced: 'replaced the goal',
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

/** Who did what, and why. The verb says what became of the status. */
export function revisionLines(revision: Revision, mentorship: Mentorship): Mrkdwn[] {
  const { kind, changes, reason } = revision;
  return [
    mrkdwn`*${nameOf(revision, mentorship)}* ${verbs[kind]}`,
    ...changes.filter(({ field }) => field !== 'status').map(changeInWords),
    ...(reason ? [mrkdwn`> ${reason.replaceAll('\n', ' ')}`] : []),
  ];
}

/** What the other one is told in the card's thread when a goal was agreed, commented, edited, achieved or dropped. */
export function newsMessage(goal: Goal, revision: Revision, mentorship: Mentorship, cardTs: string): Message {
  return {
    text: clip(`${nameOf(revision, mentorship)} ${verbs[revision.kind]}: ${goal.title}`, 1000),
    blocks: [
      ...sections(revisionLines(revision, mentorship)),
      context(mrkdwn`_${goal.title}_`),
      ...(revision.kind === 'achieved' ? [actions(whatIsNext(goal))] : []),
    ],
    thread: { ts: cardTs, alsoInConversation: true },
  };
}

/** A goal that was reached is a springboard. */
function whatIsNext(goal: Goal) {
  return button('What is next?', {
    action: goalButtons.whatIsNext,
    value: { mentorship: goal.mentorshipId, goal: goal.id },
    description: `What is next after ${goal.title}?`,
  });
}

export const revisionsPerPage = 40;
/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 94;

/** The life of a goal, newest first: as many revisions as fit, and a way to the older ones. */
export function historyModal(goal: Goal, mentorship: Mentorship, revisions: readonly Revision[]): ModalView {
  const entries = fitting(
    revisions.map((revision) => [
      ...sections(revisionLines(revision, mentorship)),
      context(mrkdwn`${instantForReader(revision.at, revision.at.toISOString())}`),
    ]),
    mostBlocks,
  );
  const oldest = revisions[entries.length - 1]?.number ?? 1;
  const older = button('Older', {
    action: goalButtons.history,
    value: { mentorship: goal.mentorshipId, goal: goal.id, before: String(oldest) },
  });
  return modal({
    title: 'History of a goal',
    blocks: [
      section(
        mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${standingInWords(goal)} · ${pairInWords(mentorship)}`,
        mentorship.status === 'active' ? chartButton(goal) : undefined,
      ),
      context('Visible to the two of you.'),
      ...entries.flat(),
      ...(oldest > 1 ? [actions(older)] : []),
    ],
  });
}

/** Goals on one page of a list. */
const goalsPerPage = 40;

export interface GoalList {
  readonly which: 'open' | 'all';
  readonly skip: number;
  /** All of them, in the order of the list. */
  readonly goals: readonly { readonly goal: Goal; readonly mentorship: Mentorship }[];
}

/** A page of the goals of a person's mentorships, each with a way to its history. */
export function goalListBlocks({ which, skip, goals }: GoalList): KnownBlock[] {
  if (goals.length === 0) return [section('No goals here yet. The mentee types `/goal` to set the first one.')];
  const more = goals.length - skip - goalsPerPage;
  const older = button('More', { action: goalButtons.list, value: { which, skip: String(skip + goalsPerPage) } });
  return [
    header(which === 'open' ? 'Your open goals' : 'Your goals, closed ones too'),
    ...goals.slice(skip, skip + goalsPerPage).map(({ goal, mentorship }) =>
      section(
        mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${standingInWords(goal)} · ${pairInWords(mentorship)}`,
        button('History', {
          action: goalButtons.history,
          value: { mentorship: goal.mentorshipId, goal: goal.id },
          description: `History: ${goal.title}`,
        }),
      ),
    ),
    ...(more > 0 ? [context(`… and ${more} more.`), actions(older)] : []),
  ];
}

export function goalListModal(list: GoalList): ModalView {
  return modal({ title: 'Goals', blocks: goalListBlocks(list) });
}
