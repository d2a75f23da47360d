import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, modal, section, sections } from '../../../slack/blocks.ts';
import { clip, mrkdwn } from '../../../slack/text.ts';
import { visible } from '../../pair-records/views.ts';
import { obstacleButtons } from '../inputs.ts';
import { isOpen } from '../rules/rights.ts';
import type { Obstacle } from '../types.ts';
import { factsLine, type ObstacleShown, partBlocks, refOf } from './parts.ts';

/** In characters, where an obstacle is named among others. */
const shortly = 200;

export interface CardParts extends ObstacleShown {
  /** The closed one that it is like. */
  readonly before: Obstacle | undefined;
  readonly namesMentorship: boolean;
}

/** The obstacle as it stands, in the group DM of the two. */
export function obstacleCard(parts: CardParts): Message {
  const { obstacle, mentorship, before, namesMentorship } = parts;
  return {
    text: `Obstacle of ${mentorship.mentee.name} (${obstacle.status}): ${clip(obstacle.challenge, 1000)}`,
    blocks: [
      section(mrkdwn`:construction: *Obstacle*`),
      context(factsLine(parts, namesMentorship)),
      ...partBlocks(parts, ['challenge']),
      ...(before && isOpen(obstacle) ? [beforeSection(before)] : []),
      ...partBlocks(parts, ['view', 'plan', 'reflection', 'lesson']),
      cardActions(obstacle),
      context(visible),
    ],
  };
}

/** “You met something like this before”: its lesson, and a way to all of it. */
export function beforeSection(before: Obstacle): KnownBlock {
  return section(
    mrkdwn`:bulb: *You met something like this before:* ${clip(before.challenge, shortly)}\n*Lesson:* ${clip(before.lesson, 400)}`,
    openButton(before, 'See what helped'),
  );
}

export function openButton(obstacle: Obstacle, label: string): Button {
  return button(label, {
    action: obstacleButtons.open,
    value: refOf(obstacle),
    description: `${label}: ${obstacle.challenge}`,
  });
}

function cardActions(obstacle: Obstacle): KnownBlock {
  const named = (label: string, action: string, style?: 'primary') =>
    button(label, {
      action,
      value: refOf(obstacle),
      description: `${label}: ${obstacle.challenge}`,
      style,
    });
  const history = named('History', obstacleButtons.history);
  if (!isOpen(obstacle)) return actions(named('Look back', obstacleButtons.reflect), history);
  return actions(
    named(obstacle.view === '' ? 'Add my view' : 'Change my view', obstacleButtons.view),
    named(obstacle.plan === '' ? 'Plan' : 'Change the plan', obstacleButtons.plan, 'primary'),
    named('Close', obstacleButtons.close),
    history,
  );
}

/** All four parts of one obstacle, to be read. */
export function recordModal(parts: ObstacleShown): ModalView {
  const { obstacle } = parts;
  return modal({
    title: 'Obstacle',
    blocks: [
      context(factsLine(parts, true)),
      ...partBlocks(parts, ['challenge', 'view', 'plan', 'reflection', 'lesson']),
      actions(button('History', { action: obstacleButtons.history, value: refOf(obstacle) })),
      context(visible),
    ],
  });
}

/** After raising one that is like an earlier one. */
export function metBeforeModal(before: Obstacle): ModalView {
  return modal({
    title: 'You met this before',
    blocks: [
      ...sections([mrkdwn`Your obstacle is kept, and its card comes to the conversation of the two of you.`]),
      beforeSection(before),
      context(visible),
    ],
  });
}
