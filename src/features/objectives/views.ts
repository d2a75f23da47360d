import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, option, section } from '../../slack/blocks.ts';
import { mrkdwn } from '../../slack/text.ts';
import { addObjectiveForm, objectiveButtons, renameObjectiveForm } from './inputs.ts';
import { isActive } from './rules.ts';
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

export function addObjectiveModal(): ModalView {
  const { kind, title } = addObjectiveForm.fields;
  return addObjectiveForm.modal({
    title: 'Add to the list',
    submit: 'Add',
    blocks: [
      kind.input({
        options: [
          option('An objective', 'objective', 'Something the organisation works towards'),
          option('A value', 'value', 'Something it stands for'),
        ],
        value: 'objective',
      }),
      title.input(),
      context('Visible to everybody in the program.'),
    ],
  });
}

export function renameObjectiveModal(objective: Objective): ModalView {
  return renameObjectiveForm.modal({
    title: 'Rename',
    submit: 'Save',
    subject: { objective: objective.id },
    blocks: [
      renameObjectiveForm.fields.title.input({ value: objective.title }),
      context('The cards of goals that serve it show the new name from their next change on.'),
    ],
  });
}
