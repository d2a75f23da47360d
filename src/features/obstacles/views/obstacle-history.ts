import type { ModalView } from '@slack/types';
import { section } from '../../../slack/blocks.ts';
import { clip, mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { historyModal, type RevisionWords } from '../../pair-records/views.ts';
import { obstacleButtons } from '../inputs.ts';
import type { Obstacle, ObstacleRevision, ObstacleRevisionKind, ObstacleShape, PartName } from '../types.ts';
import { partLabels, refOf, statusWords } from './parts.ts';

const did: Readonly<Record<ObstacleRevisionKind, string>> = {
  raised: 'raised an obstacle',
  viewed: 'wrote how they see an obstacle',
  planned: 'planned what to do about an obstacle',
  closed: 'closed an obstacle',
  reflected: 'looked back on an obstacle',
};

/** An obstacle's revisions in words. */
export const obstacleWords: RevisionWords<ObstacleShape> = {
  did,
  said: ({ parts }) =>
    (Object.keys(partLabels) as PartName[]).flatMap((name) => {
      const words = parts[name];
      return words === undefined ? [] : [mrkdwn`*${partLabels[name]}:* ${words || '(left empty)'}`];
    }),
  titleOf: ({ challenge }) => challenge,
  about: ({ challenge }) => mrkdwn`:construction: ${clip(challenge, 300)}`,
};

/** The life of an obstacle. @param revisions of a page, see `historyRange` */
export function obstacleHistoryModal(
  obstacle: Obstacle,
  mentorship: Mentorship,
  revisions: readonly ObstacleRevision[],
): ModalView {
  return historyModal({
    title: 'History of an obstacle',
    head: section(mrkdwn`${statusWords[obstacle.status]} · ${clip(obstacle.challenge, 300)}`),
    revisions,
    mentorship,
    words: obstacleWords,
    older: { action: obstacleButtons.history, value: refOf(obstacle) },
  });
}
