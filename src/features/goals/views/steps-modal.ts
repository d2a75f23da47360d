import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, fitting, modal, option, section } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Role } from '../../mentorships/types.ts';
import { visible } from '../../pair-records/views.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { changeStepForm } from '../inputs/small-forms.ts';
import { isOpen } from '../rules/rights.ts';
import { namesOf } from '../rules/step-assignee.ts';
import { stepMark } from '../rules/step-change.ts';
import { openSteps, whyNotTick } from '../rules/steps.ts';
import type { Step } from '../types.ts';
import { milestoneBlocks, type StepsParts, stepLine } from './steps-section.ts';

const stepsPerPage = 30;
/** A view holds 100 blocks; head and foot need some of them. */
const mostBlocks = 90;
/** A menu holds 100 options; the five places by word are among them. */
const mostNeighbours = 95;

export interface StepsListParts extends StepsParts {
  /** Of the person who looks: a mentor ticks the steps that are theirs. */
  readonly role: Role;
  readonly mayChange: boolean;
  readonly skip: number;
}

/** All steps of a goal in their order, a page at a time, with what this person can do to each. */
export function stepsModal(parts: StepsListParts): ModalView {
  const { goal, steps, today } = parts;
  // The page may have gone with the steps that were on it.
  const skip = parts.skip < steps.length ? parts.skip : Math.max(0, steps.length - stepsPerPage);
  const shown = fitting(
    steps.slice(skip, skip + stepsPerPage).map((step) => entry(step, { ...parts, skip })),
    mostBlocks,
  );
  const page = (label: string, to: number) =>
    button(label, { action: goalButtons.steps, value: { ...about(parts), skip: String(to) } });
  const next = skip + shown.length;
  // Each in a block of its own: an action id stands once in a block.
  const pages = [
    ...(skip > 0 ? [page('Earlier steps', Math.max(0, skip - stepsPerPage))] : []),
    ...(next < steps.length && shown.length > 0 ? [page('More steps', next)] : []),
  ];
  const open = openSteps(steps).length;
  return modal({
    title: 'Steps',
    blocks: [
      section(mrkdwn`*${goal.title}*\n${open} open, ${steps.length - open} done`),
      ...milestoneBlocks(steps, today),
      ...(steps.length === 0
        ? [section('No steps yet. Press Add steps on the goal’s card to write the first ones.')]
        : []),
      ...shown.flat(),
      ...(pages.length > 0
        ? [context(mrkdwn`Steps ${skip + 1} to ${next} of ${steps.length}`), ...pages.map((each) => actions(each))]
        : []),
      context(visible),
    ],
  });
}

function about({ goal }: StepsParts) {
  return { mentorship: goal.mentorshipId, goal: goal.id };
}

function entry(step: Step, parts: StepsListParts): KnownBlock[] {
  const { mentorship, today, role, skip } = parts;
  const value = { ...about(parts), step: step.id, skip: String(skip) };
  const named = (label: string, action: string) =>
    button(label, { action, value, description: `${label}: ${step.title}` });
  const line = stepLine(step, today, namesOf(mentorship));
  if (!parts.mayChange) return [section(line)];
  const mayTick = !whyNotTick(step, role, mentorship);
  if (step.tickedAt !== null) return [section(line, mayTick ? named('Untick', goalButtons.untick) : undefined)];
  const change = named('Change', goalButtons.changeStep);
  if (!mayTick) return [section(line, change)];
  return [section(line), actions(named('Tick', goalButtons.tickInList), change)];
}

/** @param parts.skip the page of the list that the form came from */
export function changeStepModal(step: Step, parts: StepsParts & { readonly skip: number }): ModalView {
  const { steps, mentorship, skip } = parts;
  const subject = { ...about(parts), step: step.id, skip: String(skip), seen: stepMark(step) };
  const { fields } = changeStepForm;
  return changeStepForm.modal({
    title: 'Change a step',
    submit: 'Save',
    subject,
    blocks: [
      fields.title.input({ value: step.title }),
      fields.due.input({ value: step.dueOn ?? undefined }),
      fields.assignee.input({
        value: step.assignee,
        options: [
          option(`${mentorship.mentee.name} (mentee)`, 'mentee'),
          option(`${mentorship.mentor.name} (mentor)`, 'mentor'),
          option('Both of you', 'both'),
        ],
      }),
      fields.isMilestone.input({
        value: step.isMilestone ? 'yes' : 'no',
        options: [option('A step like others', 'no'), option('A Milestone, worth celebrating', 'yes')],
      }),
      fields.place.input({ value: 'same', options: places(step, steps) }),
      actions(
        button('Remove this step', {
          action: goalButtons.removeStep,
          value: subject,
          style: 'danger',
          confirm: {
            title: 'Remove this step?',
            text: 'It goes from the list. The goal’s history keeps that it was there.',
            yes: 'Yes, remove it',
            no: 'Keep it',
          },
        }),
      ),
      context(visible),
    ],
  });
}

function places(step: Step, steps: readonly Step[]) {
  const at = steps.findIndex((each) => each.id === step.id);
  const others = steps.filter((each) => each.id !== step.id);
  const from = Math.min(Math.max(0, at - Math.floor(mostNeighbours / 2)), Math.max(0, others.length - mostNeighbours));
  return [
    option('Where it is', 'same'),
    option('First', 'first'),
    option('One up', 'up'),
    option('One down', 'down'),
    option('Last', 'last'),
    ...others.slice(from, from + mostNeighbours).map((each) => option(`After: ${each.title}`, `after:${each.id}`)),
  ];
}

export function mayChangeSteps({ goal, mentorship }: Pick<StepsParts, 'goal' | 'mentorship'>): boolean {
  return isOpen(goal) && mentorship.status === 'active';
}
