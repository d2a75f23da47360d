import { Refusal } from '../../../core/errors.ts';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { ChangeStepFields, StepValues } from '../inputs/small-forms.ts';
import type { Change, Step, StepDraft } from '../types.ts';
import { assigneeInWords, type Names } from './step-assignee.ts';
import { longestStepTitle } from './steps.ts';

/** @throws Refusal under its field @param today in the mentee's zone */
export function readStepChange(values: StepValues, step: Step, today: LocalDate): StepDraft {
  const { due: dueOn = null, assignee, isMilestone = false } = values;
  const title = (values.title ?? '').replace(/\s+/g, ' ').trim();
  if (title === '') throw new Refusal<ChangeStepFields>('empty_step', 'Say what is to be done.', 'title');
  if (title.length > longestStepTitle) {
    throw new Refusal<ChangeStepFields>('long_step', `Please keep it under ${longestStepTitle} characters.`, 'title');
  }
  // A day that has passed may stay: the rest can be changed without moving it.
  if (dueOn !== null && dueOn < today && dueOn !== step.dueOn) {
    throw new Refusal<ChangeStepFields>(
      'step_in_past',
      `${dateInWords(dueOn)} has passed. Give a later day, or none.`,
      'due',
    );
  }
  if (!assignee) throw new Refusal<ChangeStepFields>('no_assignee', 'Choose whose step it is.', 'assignee');
  return { title, dueOn, isMilestone, assignee };
}

/** `First talk given (by 30 April 2027) ◆ Milestone · Ana`. */
export function stepInWords(step: StepDraft, names?: Names): string {
  const { title, dueOn, isMilestone } = step;
  const due = dueOn ? ` (by ${dateInWords(dueOn)})` : '';
  return `${title}${due}${isMilestone ? ' ◆ Milestone' : ''}${assigneeInWords(step, names)}`;
}

/** What becomes of a step, as its history says it. Places count from 1. */
export function stepChanges(
  step: Step,
  draft: StepDraft,
  names: Names,
  place: { readonly from: number; readonly to: number },
): Change[] {
  const [from, to] = [stepInWords(step, names), stepInWords(draft, names)];
  const moved = { field: `place of “${draft.title}”`, from: String(place.from), to: String(place.to) };
  return [...(from === to ? [] : [{ field: 'step', from, to }]), ...(place.from === place.to ? [] : [moved])];
}

/**
 * A short mark of how a step stood when somebody looked at it. A form carries it instead of the words, which do not
 * belong into what Slack keeps of a form.
 */
export function stepMark(step: Step): string {
  const { title, dueOn, isMilestone, assignee, tickedAt } = step;
  let mark = 0x811c9dc5;
  for (const unit of JSON.stringify([title, dueOn, isMilestone, assignee, tickedAt !== null])) {
    mark = Math.imul(mark ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return mark.toString(36);
}

/** Why this change cannot be made to the step as it stands now: the other one changed it, or it is done. */
export function whyNotChange(step: Step, seen: string, names: Names): Refusal | undefined {
  if (step.tickedAt !== null) {
    return new Refusal('done_step', `“${step.title}” is ticked. Untick it first, then it can be changed.`);
  }
  if (stepMark(step) !== seen) {
    return new Refusal(
      'changed_meanwhile',
      `This step was changed while your form was open. It now reads: ${stepInWords(step, names)}. Copy what you need, close the form and press Change again.`,
    );
  }
  return undefined;
}
