import type { KnownBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { context, modal, option, section, sections } from '../../../slack/blocks.ts';
import { selectField, textField } from '../../../slack/input-blocks.ts';
import { clip, mrkdwn } from '../../../slack/text.ts';
import { isOpen as isOpenGoal } from '../../goals/rules/rights.ts';
import type { Goal } from '../../goals/types.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { obstacleCallbacks } from '../inputs.ts';
import { longestPart } from '../rules/parts.ts';
import type { Obstacle, PartName } from '../types.ts';
import { partLabels, refOf, visible } from './parts.ts';

export interface RaiseParts {
  /** One or more. */
  readonly mentorships: readonly Mentorship[];
  readonly personId: PersonId;
  /** Their open goals. */
  readonly goals: readonly Goal[];
  /** The goal whose card the person came from. */
  readonly goalId?: string | undefined;
  readonly words?: string | undefined;
}

export function raiseModal({ mentorships, personId, goals, goalId, words }: RaiseParts): ModalView {
  const [only, ...others] = mentorships;
  const goal = goals.find(({ id }) => id === goalId);
  return modal({
    callback: obstacleCallbacks.raise,
    title: 'Raise an obstacle',
    submit: 'Raise',
    subject: only && others.length === 0 ? { mentorship: only.id } : {},
    blocks: [
      textField({
        name: 'challenge',
        label: 'What is in the way?',
        hint: 'As it is: what happens, when, and what you have tried.',
        placeholder: 'In meetings with the whole group I lose my thread',
        multiline: true,
        longest: longestPart,
        ...(words ? { value: words } : {}),
      }),
      ...(others.length > 0 ? [mentorshipField(mentorships, personId)] : []),
      ...(goals.length > 0 ? [goalField(goals, goal, others.length > 0 ? mentorships : [])] : []),
      context(visible),
    ],
  });
}

function mentorshipField(mentorships: readonly Mentorship[], personId: PersonId): KnownBlock {
  return selectField({
    name: 'mentorship',
    label: 'Mentorship',
    options: mentorshipOptions(mentorships, personId),
  });
}

function goalField(goals: readonly Goal[], chosen: Goal | undefined, named: readonly Mentorship[]): KnownBlock {
  return selectField({
    name: 'goal',
    label: 'Which goal is it about?',
    hint: 'With a goal, the plan becomes steps of it.',
    optional: true,
    options: goals.map(({ id, title, mentorshipId }) => {
      const mentorship = named.find((each) => each.id === mentorshipId);
      return option(title, id, mentorship && pairInWords(mentorship));
    }),
    ...(chosen ? { value: chosen.id } : {}),
  });
}

/** What every form about an obstacle shows above its fields, and carries. */
function form(
  obstacle: Obstacle,
  parts: { callback: string; title: string; submit: string; shows: readonly PartName[]; fields: KnownBlock[] },
): ModalView {
  const shown = parts.shows.filter((name) => obstacle[name] !== '');
  return modal({
    callback: parts.callback,
    title: parts.title,
    submit: parts.submit,
    subject: { ...refOf(obstacle), base: String(obstacle.revision) },
    blocks: [
      ...shown.flatMap((name) => sections([mrkdwn`*${partLabels[name]}:* ${clip(obstacle[name], 600)}`])),
      ...parts.fields,
      context(visible),
    ],
  });
}

export function viewModal(obstacle: Obstacle): ModalView {
  return form(obstacle, {
    callback: obstacleCallbacks.view,
    title: 'My view',
    submit: 'Save',
    shows: ['challenge', 'plan'],
    fields: [words(obstacle, 'view', 'How do you see it?', 'Something similar you met, a question, another angle.')],
  });
}

export function planModal(obstacle: Obstacle, its: Goal | undefined, mentorship: Mentorship): ModalView {
  const goal = its && isOpenGoal(its) ? its : undefined;
  const becomes = goal
    ? `One step a line; a date may follow (“by 3 March”). New lines become steps of the goal when ${mentorship.mentee.name} saves.`
    : 'One step a line.';
  return form(obstacle, {
    callback: obstacleCallbacks.plan,
    title: 'Plan',
    submit: 'Save',
    shows: ['challenge', 'view'],
    fields: [
      ...(goal ? [section(mrkdwn`*Goal:* ${goal.title}`)] : []),
      words(obstacle, 'plan', 'What will you try?', becomes),
    ],
  });
}

export function closeModal(obstacle: Obstacle): ModalView {
  return form(obstacle, {
    callback: obstacleCallbacks.close,
    title: 'Close the obstacle',
    submit: 'Close it',
    shows: ['challenge', 'plan'],
    fields: lookingBack(obstacle),
  });
}

export function reflectModal(obstacle: Obstacle): ModalView {
  return form(obstacle, {
    callback: obstacleCallbacks.reflect,
    title: 'Look back',
    submit: 'Save',
    shows: ['challenge', 'plan'],
    fields: lookingBack(obstacle),
  });
}

function lookingBack(obstacle: Obstacle): KnownBlock[] {
  return [
    words(obstacle, 'lesson', 'What did you learn?', 'Shown to you both when something like it comes up again.'),
    words(obstacle, 'reflection', 'What came of it?', 'What you tried, and what happened.', true),
  ];
}

function words(obstacle: Obstacle, name: PartName, label: string, hint: string, optional = false): KnownBlock {
  return textField({ name, label, hint, optional, multiline: true, longest: longestPart, value: obstacle[name] });
}
