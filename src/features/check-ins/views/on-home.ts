import type { KnownBlock } from '@slack/types';
import { context } from '../../../slack/blocks.ts';
import { joined } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { ScheduleState } from '../types.ts';
import { stateLines } from './schedule.ts';

/** When the two of a mentorship are asked, on the Home of one of them. */
export function scheduleSection(schedule: ScheduleState | 'unreadable', mentorship: Mentorship): KnownBlock {
  return schedule === 'unreadable'
    ? context('Cairn can’t say when you are asked next. If that stays, tell a program lead.')
    : context(joined(stateLines(schedule, mentorship), ' '));
}
