import type { KnownBlock } from '@slack/types';
import { context, section } from '../../../slack/blocks.ts';
import { clip, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Obstacle } from '../types.ts';
import { openButton } from './obstacle-card.ts';
import { statusWords } from './parts.ts';

/** Obstacles in one check-in; `/goal obstacles` has them all. */
const mostShown = 3;
const shortly = 200;

/** What is still in the way, in the prompt of a check-in: oldest first. */
export function openObstacleBlocks(obstacles: readonly Obstacle[]): KnownBlock[] {
  const more = obstacles.length - mostShown;
  return [
    ...obstacles
      .slice(0, mostShown)
      .map((each) =>
        section(
          mrkdwn`*Obstacle* · ${statusWords[each.status]}\n${clip(each.challenge, shortly)}`,
          openButton(each, 'Open'),
        ),
      ),
    ...(more > 0 ? [context(mrkdwn`… and ${more} more: \`/goal obstacles\``)] : []),
  ];
}

/** The same as points of an agenda: what to talk about depends on how far it is. */
export function obstacleAgenda(obstacles: readonly Obstacle[]): Mrkdwn[] {
  return obstacles.slice(0, mostShown).map(({ status, challenge }) => {
    const question = status === 'raised' ? 'What could you try?' : 'How does the plan go?';
    return mrkdwn`Obstacle: ${clip(challenge, shortly)} (${question})`;
  });
}
