import type { ModalView } from '@slack/types';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, fitting, modal, section, sections } from '../../../slack/blocks.ts';
import { clip, instantForReader, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { obstacleButtons } from '../inputs.ts';
import type { Obstacle, ObstacleRevision, ObstacleRevisionKind, PartName } from '../types.ts';
import { nameOf, partLabels, refOf, statusWords, visible } from './parts.ts';

const verbs: Readonly<Record<ObstacleRevisionKind, string>> = {
  raised: 'raised an obstacle',
  viewed: 'wrote how they see an obstacle',
  planned: 'planned what to do about an obstacle',
  closed: 'closed an obstacle',
  reflected: 'looked back on an obstacle',
};

/** Who did what, and every word that was written. */
function revisionLines({ kind, parts, personId }: ObstacleRevision, mentorship: Mentorship): Mrkdwn[] {
  const names = Object.keys(partLabels) as PartName[];
  return [
    mrkdwn`*${nameOf(personId, mentorship)}* ${verbs[kind]}`,
    ...names.flatMap((name) => {
      const words = parts[name];
      return words === undefined ? [] : [mrkdwn`*${partLabels[name]}:* ${words || '(left empty)'}`];
    }),
  ];
}

/** What the other one is told in the card's thread; the card's own update notifies nobody. */
export function newsMessage(
  obstacle: Obstacle,
  revision: ObstacleRevision,
  mentorship: Mentorship,
  cardTs: string,
): Message {
  return {
    text: clip(`${nameOf(revision.personId, mentorship)} ${verbs[revision.kind]}: ${obstacle.challenge}`, 1000),
    blocks: [
      ...sections(revisionLines(revision, mentorship)),
      context(mrkdwn`:construction: ${clip(obstacle.challenge, 300)}`),
    ],
    thread: { ts: cardTs, alsoInConversation: true },
  };
}

export const revisionsPerPage = 20;
/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 90;

/** The life of an obstacle, newest first: as many revisions as fit, and a way to the older ones. */
export function historyModal(
  obstacle: Obstacle,
  mentorship: Mentorship,
  revisions: readonly ObstacleRevision[],
): ModalView {
  const entries = fitting(
    revisions.map((revision) => [
      ...sections(revisionLines(revision, mentorship)),
      context(mrkdwn`${instantForReader(revision.at, revision.at.toISOString())}`),
    ]),
    mostBlocks,
  );
  const oldest = revisions[entries.length - 1]?.number ?? 1;
  const older = button('Older', {
    action: obstacleButtons.history,
    value: { ...refOf(obstacle), before: String(oldest) },
  });
  return modal({
    title: 'History of an obstacle',
    blocks: [
      section(mrkdwn`${statusWords[obstacle.status]} · ${clip(obstacle.challenge, 300)}`),
      context(visible),
      ...entries.flat(),
      ...(oldest > 1 ? [actions(older)] : []),
    ],
  });
}
