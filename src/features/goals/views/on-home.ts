import type { KnownBlock } from '@slack/types';
import type { LocalDate } from '../../../core/local-time.ts';
import { section } from '../../../slack/blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { progressBar } from '../rules/progress.ts';
import type { Goal, Step } from '../types.ts';
import { stepLine } from './steps-section.ts';

const maxSteps = 6;

/** The goals of a mentorship on the Home of one of the two. */
export function goalSections(parts: {
  focus: readonly Goal[];
  /** They wait for the mentor. */
  proposed: readonly Goal[];
  /** In the order in which they are due; not all are shown. */
  stepsDue: readonly Step[];
  /** Of whoever looks. */
  role: Role;
  /** In the mentee's zone. */
  today: LocalDate;
}): KnownBlock[] {
  const { focus, proposed, stepsDue, role, today } = parts;
  const steps = stepsDue.slice(0, maxSteps).map((step) => stepLine(step, today));
  return [
    section(
      focus.length > 0
        ? joined([mrkdwn`*Focus goals*`, ...focus.map(goalLine)])
        : mrkdwn`*Focus goals*\nNone agreed yet.${role === 'mentee' ? ' Press New goal to set one.' : ''}`,
    ),
    ...(proposed.length > 0 ? [section(joined([mrkdwn`*Waiting for the mentor*`, ...proposed.map(goalLine)]))] : []),
    ...(steps.length > 0 ? [section(joined([mrkdwn`*Steps due*`, ...steps]))] : []),
  ];
}

function goalLine(goal: Goal): Mrkdwn {
  return mrkdwn`${goal.title}\n${progressBar(goal)}`;
}
