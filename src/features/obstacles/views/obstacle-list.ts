import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../../../slack/blocks.ts';
import { pageOf } from '../../../slack/page.ts';
import { clip, joined, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { visible } from '../../pair-records/views.ts';
import { obstacleButtons } from '../inputs.ts';
import type { Obstacle } from '../types.ts';
import { openButton } from './obstacle-card.ts';
import { statusWords } from './parts.ts';

type Which = 'open' | 'closed' | 'all';

export const obstaclesPerPage = 20;

const titles: Readonly<Record<Which, string>> = {
  open: 'Your open obstacles',
  closed: 'Your closed obstacles',
  all: 'Your obstacles',
};
const nothing: Readonly<Record<Which, string>> = {
  open: 'Nothing is in the way just now. `/goal obstacle` raises one.',
  closed: 'Nothing closed yet. What you close is found here again, with its lesson.',
  all: 'No obstacles here yet. `/goal obstacle` raises the first one.',
};

export interface ObstacleList {
  readonly which: Which;
  readonly skip: number;
  /** Those of the page, and one more where there are more. */
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly mentorship: Mentorship }[];
}

/** A page of the obstacles of a person's mentorships, each with a way to all of it. */
export function obstacleListBlocks({ which, skip, obstacles }: ObstacleList): KnownBlock[] {
  const page = pageOf(obstacles, { perPage: obstaclesPerPage, maxBlocks: 40 }, ({ obstacle, mentorship }) => [
    section(
      joined([
        mrkdwn`${statusWords[obstacle.status]} · ${pairInWords(mentorship)}`,
        mrkdwn`*${clip(obstacle.challenge, 300)}*`,
        ...(obstacle.lesson === '' ? [] : [mrkdwn`*Lesson:* ${clip(obstacle.lesson, 300)}`]),
      ]),
      openButton(obstacle, 'Open'),
    ),
  ]);
  return [
    header(titles[which]),
    ...(obstacles.length === 0 ? [section(nothing[which])] : []),
    ...page.blocks,
    actions(
      ...(['open', 'closed', 'all'] as const).filter((each) => each !== which).map(filterButton),
      button('Raise an obstacle', { action: obstacleButtons.raise, value: {} }),
      ...(page.hasMore ? [more(which, skip + page.shown.length)] : []),
    ),
    context(visible),
  ];
}

const filters = {
  open: { label: 'Open ones', action: obstacleButtons.listOpen },
  closed: { label: 'Closed ones', action: obstacleButtons.listClosed },
  all: { label: 'All', action: obstacleButtons.listAll },
} as const;

function filterButton(which: Which) {
  const { label, action } = filters[which];
  return button(label, { action, value: { which, skip: '0' } });
}

function more(which: Which, skip: number) {
  return button('More', { action: obstacleButtons.list, value: { which, skip: String(skip) } });
}

export function obstacleListModal(list: ObstacleList): ModalView {
  return modal({ title: 'Obstacles', blocks: obstacleListBlocks(list) });
}
