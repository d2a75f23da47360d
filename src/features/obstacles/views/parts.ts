import type { KnownBlock } from '@slack/types';
import { sections } from '../../../slack/blocks.ts';
import { instantForReader, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Goal } from '../../goals/types.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { nameOf } from '../../pair-records/views.ts';
import type { Obstacle, ObstacleStatus, PartName, Writers } from '../types.ts';

export const partLabels: Readonly<Record<PartName, string>> = {
  challenge: 'Challenge',
  view: 'The mentor’s view',
  plan: 'Plan',
  reflection: 'What came of it',
  lesson: 'Lesson',
};

export const statusWords: Readonly<Record<ObstacleStatus, string>> = {
  raised: ':construction: raised',
  planned: ':footprints: planned',
  closed: ':white_check_mark: closed',
};

export interface ObstacleShown {
  readonly obstacle: Obstacle;
  readonly mentorship: Mentorship;
  readonly goal: Goal | undefined;
  readonly writers: Writers;
}

/** `planned · noticed by Ana · goal: Give three talks`; `raised by Ben` where nothing came after it. */
export function factsLine({ obstacle, mentorship, goal }: ObstacleShown, namesMentorship: boolean): Mrkdwn {
  const verb = obstacle.raisedBy === mentorship.mentor.id ? 'noticed' : 'raised';
  const status = obstacle.status === 'raised' ? '' : `${statusWords[obstacle.status]} · `;
  const about = goal ? mrkdwn` · goal: ${goal.title}` : mrkdwn``;
  const pair = namesMentorship ? mrkdwn` · ${pairInWords(mentorship)}` : mrkdwn``;
  return mrkdwn`${status}${verb} by ${nameOf(obstacle.raisedBy, mentorship)}${about}${pair}`;
}

/** The parts that are written, each with who wrote it and when. */
export function partBlocks({ obstacle, mentorship, writers }: ObstacleShown, names: readonly PartName[]): KnownBlock[] {
  return names
    .filter((name) => obstacle[name] !== '')
    .flatMap((name) => {
      const writer = writers[name];
      const by = writer
        ? mrkdwn` · ${nameOf(writer.personId, mentorship)}, ${instantForReader(writer.at, writer.at.toISOString())}`
        : mrkdwn``;
      return sections([mrkdwn`*${partLabels[name]}*${by}`, mrkdwn`${obstacle[name]}`]);
    });
}

/** What a button about this obstacle carries. */
export function refOf({ mentorshipId, id }: Obstacle) {
  return { mentorship: mentorshipId, obstacle: id };
}
