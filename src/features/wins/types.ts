import type { ChannelId, Id } from '../../core/ids.ts';
import type { GoalId, StepId } from '../goals/types.ts';
import type { MentorshipId } from '../mentorships/types.ts';

export type WinId = Id<'wins'>;

/** Something achieved: a milestone, or a goal. Nobody is celebrated without having agreed. */
export interface Win {
  readonly id: WinId;
  readonly mentorshipId: MentorshipId;
  readonly goalId: GoalId;
  /** The milestone; null where the goal itself was achieved. */
  readonly stepId: StepId | null;
  readonly title: string;
  readonly status: 'offered' | 'celebrated' | 'shared_with_pair' | 'declined';
  /** The post as the mentee agreed to it. */
  readonly words: string | null;
  readonly channelId: ChannelId | null;
}

export type Choice = 'channel' | 'pair' | 'none';
