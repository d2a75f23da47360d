import type { KnownBlock } from '@slack/types';
import { addDays, dateInWords, type LocalDate } from '../../../core/local-time.ts';
import { button, context, section } from '../../../slack/blocks.ts';
import { clip, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { assigneeInWords, type Names, namesOf } from '../rules/step-assignee.ts';
import { isOverdue, openSteps } from '../rules/steps.ts';
import type { Goal, Step } from '../types.ts';

/** Open steps on a card; the list has them all. */
const openShown = 8;
const milestonesShown = 12;
/** In characters: a line of milestones is to be taken in at a glance. */
const longestOnLine = 60;

export interface StepsParts {
  readonly goal: Goal;
  readonly steps: readonly Step[];
  readonly mentorship: Mentorship;
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

/** The steps on a goal's card: what comes next, how much is done, and the milestones on a line of time. */
export function stepsSection({ goal, steps, mentorship, today }: StepsParts, hasButtons: boolean): KnownBlock[] {
  if (steps.length === 0) return [];
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const open = openSteps(steps);
  const tick = (step: Step) =>
    button('Tick', {
      action: goalButtons.tick,
      value: { ...value, step: step.id },
      description: `Tick: ${step.title}`,
    });
  const shown = open
    .slice(0, openShown)
    .map((step) => section(stepLine(step, today, namesOf(mentorship)), hasButtons ? tick(step) : undefined));
  const rest = open.length - shown.length;
  const done = steps.length - open.length;
  const counted = [...(rest > 0 ? [mrkdwn`… and ${rest} more`] : []), ...(done > 0 ? [mrkdwn`☑ ${done} done`] : [])];
  return [...milestoneBlocks(steps, today), ...shown, ...(counted.length > 0 ? [context(joined(counted))] : [])];
}

/** `☐ First talk given ◇ Milestone, by 30 April 2027 (overdue) · Ana`. */
export function stepLine(step: Step, today: LocalDate, names?: Names): Mrkdwn {
  const milestone = step.isMilestone ? mrkdwn` ${step.tickedAt ? '◆' : '◇'} _Milestone_` : mrkdwn``;
  const due = step.dueOn ? mrkdwn`, by ${dateInWords(step.dueOn)}` : mrkdwn``;
  const late = isOverdue(step, today) ? mrkdwn` (overdue)` : mrkdwn``;
  return mrkdwn`${step.tickedAt ? '☑' : '☐'} ${step.title}${milestone}${due}${late}${assigneeInWords(step, names)}`;
}

/** `◆ 30 Apr First talk given  ◇ 30 Jun All three given`: ◆ is reached, ◇ open. Nothing where there is none. */
export function milestoneBlocks(steps: readonly Step[], today: LocalDate): KnownBlock[] {
  const inTime = steps.filter((step) => step.isMilestone).sort((one, other) => compareDates(one.dueOn, other.dueOn));
  if (inTime.length === 0) return [];
  // Of many, the ones that were reached first make room.
  const spare = Math.max(0, inTime.length - milestonesShown);
  const earlier = Math.min(spare, reachedAtHead(inTime));
  const shown = inTime.slice(earlier, earlier + milestonesShown);
  const later = inTime.length - earlier - shown.length;
  return [
    context(
      joined(
        [
          ...(earlier > 0 ? [mrkdwn`◆ ${earlier} earlier`] : []),
          ...shown.map((step) => onLine(step, today)),
          ...(later > 0 ? [mrkdwn`… and ${later} more`] : []),
        ],
        '  ',
      ),
    ),
  ];
}

function reachedAtHead(milestones: readonly Step[]): number {
  const open = milestones.findIndex((step) => step.tickedAt === null);
  return open < 0 ? milestones.length : open;
}

function onLine(step: Step, today: LocalDate): Mrkdwn {
  const due = step.dueOn ? `${shortDate(step.dueOn, today)} ` : '';
  const late = isOverdue(step, today) ? ' (overdue)' : '';
  return mrkdwn`${step.tickedAt ? '◆' : '◇'} ${due}${clip(step.title, longestOnLine)}${late}`;
}

function compareDates(one: LocalDate | null, other: LocalDate | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** `30 Apr`, and the year where it could be another one's. */
function shortDate(date: LocalDate, today: LocalDate): string {
  const [day = '', month = '', year = ''] = dateInWords(date).split(' ');
  const isNear = date > addDays(today, -halfAYear) && date < addDays(today, 2 * halfAYear);
  return `${day} ${month.slice(0, 3)}${isNear ? '' : ` ${year}`}`;
}

const halfAYear = 180;
