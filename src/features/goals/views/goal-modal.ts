import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import {
  context,
  dateField,
  modal,
  numberField,
  option,
  radioField,
  section,
  selectField,
  textField,
} from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { goalCallbacks } from '../inputs.ts';
import { longest } from '../rules/draft.ts';
import type { ReadSentence } from '../rules/sentence.ts';
import type { Goal } from '../types.ts';

const visible = 'Visible to you and your mentor.';

/** A new goal; filled in with what a sentence after `/goal` said. */
export function proposeModal(
  mentorships: readonly Mentorship[],
  personId: PersonId,
  read?: ReadSentence,
  buildsOn?: Goal,
): ModalView {
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  const which = selectField({
    name: 'mentorship',
    label: 'Mentorship',
    options: mentorshipOptions(mentorships, personId),
  });
  return modal({
    callback: goalCallbacks.propose,
    title: 'New goal',
    submit: 'Propose',
    subject: { ...(only ? { mentorship: only.id } : {}), ...(buildsOn ? { buildsOn: buildsOn.id } : {}) },
    blocks: [
      ...(buildsOn ? [section(mrkdwn`What is next after *${buildsOn.title}*? This goal builds on it.`)] : []),
      context(only ? `Visible to you and ${only.mentor.name}, who can agree or comment.` : visible),
      ...(only ? [] : [which]),
      ...goalFields({
        ...(read?.title === undefined ? {} : { title: read.title }),
        ...(read?.deadlineOn === undefined ? {} : { deadlineOn: read.deadlineOn }),
        ...(read?.target === undefined
          ? { measure: 'yes_no' }
          : { measure: 'number', baseline: 0, target: read.target, unit: read.unit ?? '' }),
      }),
    ],
  });
}

export function editModal(goal: Goal): ModalView {
  return modal({
    callback: goalCallbacks.edit,
    title: 'Edit goal',
    submit: 'Save',
    subject: { mentorship: goal.mentorshipId, goal: goal.id, base: String(goal.revision) },
    blocks: [
      context(`${visible} A new title, measure or deadline asks your mentor to agree again.`),
      ...goalFields(goal),
      textField({
        name: 'reason',
        label: 'Why this change?',
        hint: 'Kept in the goal’s history.',
        optional: true,
        multiline: true,
        longest: longest.words,
      }),
    ],
  });
}

export function goalFields(goal: Partial<Goal>): InputBlock[] {
  const isNumber = goal.measure === 'number';
  return [
    textField({
      name: 'title',
      label: 'Specific: what do you want to reach?',
      placeholder: 'Give three talks outside my team',
      longest: longest.title,
      ...(goal.title ? { value: goal.title } : {}),
    }),
    radioField({
      name: 'measure',
      label: 'Measure',
      options: [
        option('Yes or no', 'yes_no', 'It is reached or it is not'),
        option('A number', 'number', 'From a baseline to a target, in a unit'),
      ],
      value: goal.measure ?? 'yes_no',
    }),
    numberField({
      name: 'baseline',
      label: 'Baseline',
      hint: 'For a number: where you stand today.',
      optional: true,
      ...(isNumber && goal.baseline !== undefined ? { value: goal.baseline } : {}),
    }),
    numberField({
      name: 'target',
      label: 'Target',
      hint: 'For a number: where you want to be.',
      optional: true,
      ...(isNumber && goal.target !== undefined ? { value: goal.target } : {}),
    }),
    textField({
      name: 'unit',
      label: 'Unit',
      placeholder: 'talks',
      optional: true,
      longest: longest.unit,
      ...(isNumber && goal.unit ? { value: goal.unit } : {}),
    }),
    dateField({
      name: 'deadline',
      label: 'Time-bound: by when?',
      ...(goal.deadlineOn ? { value: goal.deadlineOn } : {}),
    }),
    radioField({
      name: 'horizon',
      label: 'Horizon',
      options: [
        option('Short-term', 'short', 'A stepping stone, up to about a year'),
        option('Long-term', 'long', 'Where the stepping stones lead'),
      ],
      value: goal.horizon ?? 'short',
    }),
    words(
      'evidence',
      'Measurable: how will you both know?',
      'Two people from another team say they used what I showed.',
      goal.evidence,
    ),
    words(
      'achievable',
      'Achievable: what makes it possible?',
      'Friday mornings are free, and my mentor lends me slides.',
      goal.achievable,
    ),
    words(
      'relevant',
      'Relevant: why does it matter to you?',
      'I want to be asked for advice before decisions are made.',
      goal.relevant,
    ),
  ];
}

function words(name: string, label: string, example: string, value: string | undefined): InputBlock {
  return textField({
    name,
    label,
    placeholder: example,
    optional: true,
    multiline: true,
    longest: longest.words,
    ...(value ? { value } : {}),
  });
}

/** Another goal in the place of this one. */
export function replaceModal(goal: Goal): ModalView {
  return modal({
    callback: goalCallbacks.replace,
    title: 'Replace a goal',
    submit: 'Replace',
    subject: { mentorship: goal.mentorshipId, goal: goal.id },
    blocks: [
      section(
        mrkdwn`In the place of *${goal.title}*: its history stays, and the new goal takes over its place in focus.`,
      ),
      textField({
        name: 'reason',
        label: 'Why another goal?',
        hint: 'Kept in the history of the old one.',
        multiline: true,
        longest: longest.words,
      }),
      context(visible),
      ...goalFields({ horizon: goal.horizon }),
    ],
  });
}
