import { Refusal } from '../../../core/errors.ts';
import { dateInWords, type LocalDate, localDateOf, type TimeZone } from '../../../core/local-time.ts';
import { findSpokenDate } from '../../../core/spoken-date.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { AddStepsFields } from '../inputs/small-forms.ts';
import type { Assignee, Step, StepDraft } from '../types.ts';
import { type Names, takeAssignee } from './step-assignee.ts';

export const longestStepTitle = 150;
export const mostOpenSteps = 200;

const milestoneMarks = [/^(?:\*+|◆|milestone\s*:)\s*/i, /\s*\(milestone\)\s*$/i];

/**
 * Reads steps, one a line: `Draft the talk by 3 March`, `* First talk given` (a milestone), `Review it (mentor)`.
 * @param names of the two, so that a line may say whose step it is
 * @throws Refusal under the field `steps`, naming the line
 */
export function readSteps(text: string, openSteps: number, now: Date, zone: TimeZone, names?: Names): StepDraft[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0)
    throw new Refusal<AddStepsFields>('no_steps', 'Write at least one step, one a line.', 'steps');
  const refusal = whyNotMoreSteps(openSteps, lines.length);
  if (refusal) throw refusal;
  return lines.map((line) => readStep(line, now, zone, names));
}

export function whyNotMoreSteps(openSteps: number, added: number): Refusal<AddStepsFields> | undefined {
  if (openSteps + added <= mostOpenSteps) return undefined;
  return new Refusal<AddStepsFields>(
    'too_many_steps',
    `A goal holds at most ${mostOpenSteps} open steps; with these it would have ${openSteps + added}. Keep the next ones.`,
    'steps',
  );
}

function readStep(line: string, now: Date, zone: TimeZone, names?: Names): StepDraft {
  const words = line.replace(/^[-•](?:\s+|$)/, '');
  const found = findSpokenDate(words, now, zone);
  const undated = found ? tidy(`${words.slice(0, found.from)} ${words.slice(found.to)}`) : tidy(words);
  const { rest, isMilestone, assignee } = unmark(undated, names);
  // "Tomorrow" alone is a step of that name, due then.
  const title = rest || (found && !isMilestone && !assignee ? tidy(words) : '');
  if (title === '')
    throw new Refusal<AddStepsFields>('empty_step', `“${line}” names no step. Say what is to be done.`, 'steps');
  if (title.length > longestStepTitle) {
    throw new Refusal<AddStepsFields>(
      'long_step',
      `“${title.slice(0, 30)}…” is too long: at most ${longestStepTitle} characters a step.`,
      'steps',
    );
  }
  if (found && found.date < localDateOf(now, zone)) {
    throw new Refusal<AddStepsFields>(
      'step_in_past',
      `“${title}”: ${dateInWords(found.date)} has passed. Give a later day.`,
      'steps',
    );
  }
  return { title, dueOn: found?.date ?? null, isMilestone, assignee: assignee ?? 'mentee' };
}

/** Takes off what a line says beside its title, in whatever order: `* Ana: review it (both)`. The first one named counts. */
function unmark(line: string, names?: Names) {
  let rest = line;
  let isMilestone = false;
  let assignee: Assignee | undefined;
  for (;;) {
    const unmarked = tidy(milestoneMarks.reduce((text, mark) => text.replace(mark, ''), rest));
    isMilestone ||= milestoneMarks.some((mark) => mark.test(rest));
    const taken = takeAssignee(unmarked, names);
    if (!taken) return { rest: unmarked, isMilestone, assignee };
    assignee ??= taken.assignee;
    rest = tidy(taken.rest);
  }
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;–-]+$/, '')
    .trim();
}

/** The mentee, whose goal it is, ticks any step; the mentor those that are theirs, too. */
export function whyNotTick(step: Step, role: Role, { mentee }: Mentorship): Refusal | undefined {
  if (role === 'mentee' || step.assignee !== 'mentee') return undefined;
  return new Refusal('not_your_step', `Only ${mentee.name} can tick this step here.`);
}

/** Somebody removed it, or it never was of this goal: either way nothing more is said of it. */
export function stepGone(): Refusal {
  return new Refusal(
    'step_gone',
    'This step is not there any more. Press Steps on the goal’s card to see how they stand.',
  );
}

export function openSteps(steps: readonly Step[]): Step[] {
  return steps.filter((step) => step.tickedAt === null);
}

/** Those that are open and due on that day or before it, the earliest first. */
export function stepsDueBy(day: LocalDate, steps: readonly Step[]): Step[] {
  return openSteps(steps)
    .flatMap((step) => (step.dueOn !== null && step.dueOn <= day ? [{ step, dueOn: step.dueOn }] : []))
    .sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
    .map(({ step }) => step);
}

/** @param today in the mentee's zone */
export function isOverdue(step: Step, today: LocalDate): boolean {
  return step.tickedAt === null && step.dueOn !== null && step.dueOn < today;
}
