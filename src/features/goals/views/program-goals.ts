import type { ModalView } from '@slack/types';
import { actions, button, context, header, modal, section, sections } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Objective } from '../../objectives/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { progressBar } from '../rules/progress.ts';
import type { GoalStatus, SharedGoal } from '../types.ts';
import { standing } from './standing.ts';

export const sharedPerPage = 40;

const statusNames: readonly [GoalStatus, string][] = [
  ['proposed', 'proposed'],
  ['agreed', 'agreed'],
  ['on_hold', 'on hold'],
  ['achieved', 'achieved'],
  ['dropped', 'dropped'],
  ['replaced', 'replaced'],
];

export interface ProgramGoals {
  readonly counts: readonly { status: GoalStatus; objectiveId: string | null; count: number }[];
  readonly objectives: readonly Objective[];
  /** One more than fit on a page where there are more. */
  readonly shared: readonly SharedGoal[];
  readonly skip: number;
}

/** What program leads see of goals: numbers, and of those that mentees shared title and progress. */
export function programGoalsModal({ counts, objectives, shared, skip }: ProgramGoals): ModalView {
  const sum = (matches: (each: ProgramGoals['counts'][number]) => boolean) =>
    counts.filter(matches).reduce((total, { count }) => total + count, 0);
  const served = objectives
    .map((objective) => ({ objective, count: sum((each) => each.objectiveId === objective.id) }))
    .filter(({ objective, count }) => count > 0 || objective.retiredAt === null);
  const page = pageOf(shared, { perPage: sharedPerPage, maxBlocks: 60 }, (goal) => [section(sharedLine(goal))]);
  const next = { skip: String(skip + page.shown.length) };
  return modal({
    title: 'Goals of the program',
    blocks: [
      header('In numbers'),
      section(
        joined(
          statusNames.map(([status, name]) => mrkdwn`${name}: *${sum((each) => each.status === status)}*`),
          ' · ',
        ),
      ),
      header('What they serve'),
      ...(served.length === 0
        ? [section('Nothing is on the list of objectives and values: `/mentorship objectives`.')]
        : sections(served.map(({ objective, count }) => mrkdwn`${objective.title}: *${count}*`))),
      header('Shared by mentees'),
      ...(shared.length === 0 ? [section('No goal is shared with the program.')] : page.blocks),
      ...(page.hasMore ? [actions(button('More', { action: goalButtons.programGoals, value: next }))] : []),
      context(
        'Visible to program leads. Of goals that are not shared there are numbers only; what a pair writes stays with the two.',
      ),
    ],
  });
}

function sharedLine(goal: SharedGoal): Mrkdwn {
  return joined([
    mrkdwn`*${goal.title}*`,
    mrkdwn`${progressBar(goal)} · ${standing(goal)} · ${goal.mentorName} mentors ${goal.menteeName}`,
  ]);
}
