import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { historyModal, type RevisionWords } from '../../pair-records/views.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { progressBar } from '../rules/progress.ts';
import type { Change, Goal, GoalShape, Revision, RevisionKind } from '../types.ts';
import { chartButton } from './chart-message.ts';
import { standingInWords } from './standing.ts';

/** What somebody did, after their name. */
const verbs: Readonly<Record<RevisionKind, string>> = {
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

function changeInWords({ field, from, to }: Change): Mrkdwn {
  if (from === null || from === '') return mrkdwn`${field}: ${to}`;
  return mrkdwn`${field}: ${from} → ${to || 'nothing'}`;
}

/** A goal's revisions in words. The verb says what became of the status. */
export const goalWords: RevisionWords<GoalShape> = {
  did: verbs,
  said: ({ changes, reason }) => [
    ...changes.filter(({ field }) => field !== 'status').map(changeInWords),
    ...(reason ? [mrkdwn`> ${reason.replaceAll('\n', ' ')}`] : []),
  ],
  titleOf: ({ title }) => title,
  about: ({ title }) => mrkdwn`_${title}_`,
  next: (goal, { kind }) => (kind === 'achieved' ? [actions(whatIsNext(goal))] : []),
};

/** A goal that was reached is a springboard. */
function whatIsNext(goal: Goal) {
  return button('What is next?', {
    action: goalButtons.whatIsNext,
    value: { mentorship: goal.mentorshipId, goal: goal.id },
    description: `What is next after ${goal.title}?`,
  });
}

/** The life of a goal. @param revisions of a page, see `historyRange` */
export function goalHistoryModal(goal: Goal, mentorship: Mentorship, revisions: readonly Revision[]): ModalView {
  return historyModal({
    title: 'History of a goal',
    head: section(
      mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${standingInWords(goal)} · ${pairInWords(mentorship)}`,
      mentorship.status === 'active' ? chartButton(goal) : undefined,
    ),
    revisions,
    mentorship,
    words: goalWords,
    older: { action: goalButtons.history, value: { mentorship: goal.mentorshipId, goal: goal.id } },
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
  const page = pageOf(goals.slice(skip), { perPage: goalsPerPage, maxBlocks: goalsPerPage }, goalEntry);
  const next = skip + page.shown.length;
  const older = button('More', { action: goalButtons.list, value: { which, skip: String(next) } });
  return [
    header(which === 'open' ? 'Your open goals' : 'Your goals, closed ones too'),
    ...page.blocks,
    ...(page.hasMore ? [context(`… and ${goals.length - next} more.`), actions(older)] : []),
  ];
}

function goalEntry({ goal, mentorship }: GoalList['goals'][number]): KnownBlock[] {
  return [
    section(
      mrkdwn`*${goal.title}*\n${progressBar(goal)} · ${standingInWords(goal)} · ${pairInWords(mentorship)}`,
      button('History', {
        action: goalButtons.history,
        value: { mentorship: goal.mentorshipId, goal: goal.id },
        description: `History: ${goal.title}`,
      }),
    ),
  ];
}

export function goalListModal(list: GoalList): ModalView {
  return modal({ title: 'Goals', blocks: goalListBlocks(list) });
}
