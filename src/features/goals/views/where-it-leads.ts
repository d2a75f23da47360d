import type { KnownBlock, ModalView } from '@slack/types';
import { context, option, section } from '../../../slack/blocks.ts';
import { clip, joined, mrkdwn } from '../../../slack/text.ts';
import type { Objective } from '../../objectives/types.ts';
import { placeForm } from '../inputs/small-forms.ts';
import { progressBar, shareBar } from '../rules/progress.ts';
import { walkedTogether } from '../rules/stepping-stones.ts';
import type { Goal } from '../types.ts';
import { standing } from './standing.ts';

/** What a goal leads to, and what leads to it, as its card shows it. */
export interface Leads {
  readonly steppingStoneOf?: string;
  readonly serves?: string;
  /** The stepping stones of a long-term goal. */
  readonly stones: readonly Goal[];
}

const mostStones = 8;

export function whereItLeads({ steppingStoneOf, serves, stones }: Leads): KnownBlock[] {
  const lines = [
    ...(steppingStoneOf ? [mrkdwn`Stepping stone of “${steppingStoneOf}”`] : []),
    ...(serves ? [mrkdwn`Serves: ${serves}`] : []),
  ];
  return [...(lines.length > 0 ? [context(joined(lines, ' · '))] : []), ...stoneBlocks(stones)];
}

function stoneBlocks(stones: readonly Goal[]): KnownBlock[] {
  const walked = walkedTogether(stones);
  if (walked === undefined) return [];
  const more = stones.length - mostStones;
  return [
    section(
      joined([
        mrkdwn`*Stepping stones* ${shareBar(walked)} together`,
        ...stones
          .slice(0, mostStones)
          .map((stone) => mrkdwn`• ${stone.title}: ${progressBar(stone)} · ${standing(stone)}`),
        ...(more > 0 ? [mrkdwn`… and ${more} more`] : []),
      ]),
    ),
  ];
}

const none = option('None', 'none');

/** @param present the long-term goal that it leads to now: it stays a choice, whatever became of it */
export function placeModal(
  goal: Goal,
  places: readonly Goal[],
  objectives: readonly Objective[],
  present?: Goal,
): ModalView {
  const others = places.filter(({ id }) => id !== present?.id);
  // A menu holds a hundred.
  const stones = [...(present ? [present] : []), ...others.slice(-98)];
  return placeForm.modal({
    title: 'Where it leads',
    submit: 'Save',
    subject: { mentorship: goal.mentorshipId, goal: goal.id },
    blocks: [
      section(mrkdwn`*${goal.title}*`),
      placeForm.fields.steppingStoneOf.input({
        options: [none, ...stones.map(({ id, title }) => option(clip(title, 75), id))],
        value: goal.steppingStoneOf ?? 'none',
      }),
      placeForm.fields.objectiveId.input({
        options: [none, ...objectives.map(({ id, kind, title }) => option(clip(title, 75), id, kind))],
        value: goal.objectiveId ?? 'none',
      }),
      context('Visible to the two of you.'),
    ],
  });
}
