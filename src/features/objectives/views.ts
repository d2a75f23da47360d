import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, option, section } from '../../slack/blocks.ts';
import { radioField, textField } from '../../slack/input-blocks.ts';
import { mrkdwn } from '../../slack/text.ts';
import { objectiveButtons, objectiveCallbacks } from './inputs.ts';
import { isActive, longestObjective } from './rules.ts';
import type { Objective } from './types.ts';

const perPage = 40;

/** The list, for everybody in the program; a lead keeps it. */
export function objectivesModal(all: readonly Objective[], isLead: boolean, skip = 0): ModalView {
  const shown = isLead ? all : all.filter(isActive);
  const more = shown.length - skip - perPage;
  const next = button('More', { action: objectiveButtons.list, value: { skip: String(skip + perPage) } });
  return modal({
    title: 'Objectives and values',
    blocks: [
      section(
        isLead
          ? 'What the organisation works towards, and what it stands for. A mentee can say which of these a goal serves; you see how many do, and never what is private about them.'
          : 'What the organisation works towards, and what it stands for. A goal can serve one of these: press More on its card, then Where it leads.',
      ),
      ...(shown.length === 0 ? [section('Nothing is on the list yet.')] : []),
      ...shown.slice(skip, skip + perPage).flatMap((each) => entry(each, isLead)),
      ...(more > 0 ? [actions(next)] : []),
      ...(isLead ? [actions(button('Add', { action: objectiveButtons.add, style: 'primary', value: {} }))] : []),
      context('Visible to everybody in the program. Program leads keep the list.'),
    ],
  });
}

function entry(objective: Objective, isLead: boolean): KnownBlock[] {
  const { id, kind, title } = objective;
  const value = { objective: id };
  const named = (label: string) => ({ value, description: `${label}: ${title}` });
  const retired = isActive(objective) ? '' : ', retired';
  const line = section(mrkdwn`*${title}*\n_${kind}${retired}_`);
  if (!isLead) return [line];
  return [
    line,
    actions(
      button('Rename', { action: objectiveButtons.rename, ...named('Rename') }),
      isActive(objective)
        ? button('Retire', { action: objectiveButtons.retire, ...named('Retire') })
        : button('Bring back', { action: objectiveButtons.bringBack, ...named('Bring back') }),
    ),
  ];
}

function titleField(value?: string) {
  return textField({
    name: 'title',
    label: 'In a few words',
    placeholder: 'Answer every customer within a day',
    longest: longestObjective,
    ...(value ? { value } : {}),
  });
}

export function addObjectiveModal(): ModalView {
  return modal({
    callback: objectiveCallbacks.add,
    title: 'Add to the list',
    submit: 'Add',
    subject: {},
    blocks: [
      radioField({
        name: 'kind',
        label: 'What is it?',
        options: [
          option('An objective', 'objective', 'Something the organisation works towards'),
          option('A value', 'value', 'Something it stands for'),
        ],
        value: 'objective',
      }),
      titleField(),
      context('Visible to everybody in the program.'),
    ],
  });
}

export function renameObjectiveModal(objective: Objective): ModalView {
  return modal({
    callback: objectiveCallbacks.rename,
    title: 'Rename',
    submit: 'Save',
    subject: { objective: objective.id },
    blocks: [
      titleField(objective.title),
      context('The cards of goals that serve it show the new name from their next change on.'),
    ],
  });
}
