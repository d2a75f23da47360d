import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Goal, GoalStatus } from '../types.ts';

const statusWords: Readonly<Record<GoalStatus, string>> = {
  proposed: ':seedling: proposed',
  agreed: ':handshake: agreed',
  on_hold: ':hourglass_flowing_sand: on hold',
  achieved: ':mountain: achieved',
  dropped: ':leaves: dropped',
  replaced: ':arrows_counterclockwise: replaced',
};

/** Where a goal stands, for a line of small print. */
export function standing(goal: Pick<Goal, 'status' | 'isParked'>): Mrkdwn {
  const parked = goal.isParked && (goal.status === 'proposed' || goal.status === 'agreed');
  return mrkdwn`${statusWords[goal.status]}${parked ? ' · :parking: parked' : ''}`;
}

/** Where it stands in a sentence without pictures. */
export function standingInWords({ status, isParked }: Pick<Goal, 'status' | 'isParked'>): string {
  if (status === 'on_hold') return 'on hold';
  return isParked && (status === 'proposed' || status === 'agreed') ? `${status}, parked` : status;
}
