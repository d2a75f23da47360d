import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { context, option, section, sections } from '../../../slack/blocks.ts';
import { clip, mrkdwn } from '../../../slack/text.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { Goal } from '../../goals/types.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { visible } from '../../pair-records/views.ts';
import { closeForm, type LookingBackFields, planForm, raiseForm, reflectForm, viewForm } from '../inputs.ts';
import type { Obstacle, PartName } from '../types.ts';
import { partLabels, refOf } from './parts.ts';

export interface RaiseParts {
  /** One or more. */
  readonly mentorships: readonly Mentorship[];
  readonly personId: PersonId;
  /** Their open goals. */
  readonly goals: readonly Goal[];
  /** The goal whose card the person came from. */
  readonly goalId?: string;
  readonly words?: string;
}

export function raiseModal({ mentorships, personId, goals, goalId, words }: RaiseParts): ModalView {
  const [only, ...others] = mentorships;
  const chosen = goals.find(({ id }) => id === goalId);
  const { challenge, mentorship, goal } = raiseForm.fields;
  return raiseForm.modal({
    title: 'Raise an obstacle',
    submit: 'Raise',
    subject: only && others.length === 0 ? { mentorship: only.id } : {},
    blocks: [
      challenge.input({ value: words }),
      ...(others.length > 0 ? [mentorship.input({ options: mentorshipOptions(mentorships, personId) })] : []),
      ...(goals.length > 0
        ? [goal.input({ options: goalOptions(goals, others.length > 0 ? mentorships : []), value: chosen?.id })]
        : []),
      context(visible),
    ],
  });
}

function goalOptions(goals: readonly Goal[], named: readonly Mentorship[]) {
  return goals.map(({ id, title, mentorshipId }) => {
    const mentorship = named.find((each) => each.id === mentorshipId);
    return option(title, id, mentorship && pairInWords(mentorship));
  });
}

/** What every form about an obstacle shows above its fields, and carries. */
function about(obstacle: Obstacle, shows: readonly PartName[], fields: readonly KnownBlock[]) {
  const shown = shows.filter((name) => obstacle[name] !== '');
  return {
    subject: { ...refOf(obstacle), base: String(obstacle.revision) },
    blocks: [
      ...shown.flatMap((name) => sections([mrkdwn`*${partLabels[name]}:* ${clip(obstacle[name], 600)}`])),
      ...fields,
      context(visible),
    ],
  };
}

export function viewModal(obstacle: Obstacle): ModalView {
  return viewForm.modal({
    title: 'My view',
    submit: 'Save',
    ...about(obstacle, ['challenge', 'plan'], [viewForm.fields.view.input({ value: obstacle.view })]),
  });
}

export function planModal(obstacle: Obstacle, its: Goal | undefined, mentorship: Mentorship): ModalView {
  const goal = its && isOpenGoal(its) ? its : undefined;
  const becomes = goal
    ? `One step a line; a date may follow (“by 3 March”). New lines become steps of the goal when ${mentorship.mentee.name} saves.`
    : 'One step a line.';
  const fields = [
    ...(goal ? [section(mrkdwn`*Goal:* ${goal.title}`)] : []),
    planForm.fields.plan.input({ hint: becomes, value: obstacle.plan }),
  ];
  return planForm.modal({ title: 'Plan', submit: 'Save', ...about(obstacle, ['challenge', 'view'], fields) });
}

export function closeModal(obstacle: Obstacle): ModalView {
  return closeForm.modal({
    title: 'Close the obstacle',
    submit: 'Close it',
    ...about(obstacle, ['challenge', 'plan'], lookingBack(obstacle, closeForm.fields)),
  });
}

export function reflectModal(obstacle: Obstacle): ModalView {
  return reflectForm.modal({
    title: 'Look back',
    submit: 'Save',
    ...about(obstacle, ['challenge', 'plan'], lookingBack(obstacle, reflectForm.fields)),
  });
}

function lookingBack(obstacle: Obstacle, { lesson, reflection }: LookingBackFields): InputBlock[] {
  return [lesson.input({ value: obstacle.lesson }), reflection.input({ value: obstacle.reflection })];
}
