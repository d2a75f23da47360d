import type { ModalView } from '@slack/types';
import { option } from '../../../slack/blocks.ts';
import type { GoalId } from '../../goals/types.ts';
import type { Partner } from '../../mentorships/types.ts';
import { anything, historyFilterForm } from '../inputs/history.ts';
import type { HistoryFilter } from '../types.ts';

/** A menu holds 100 options; one of them is “any goal”. */
export const mostGoals = 99;

/** By what the check-in history can be narrowed. */
export function historyFilterModal(parts: {
  filter: HistoryFilter;
  partners: readonly Partner[];
  goals: readonly { readonly id: GoalId; readonly title: string }[];
}): ModalView {
  const { filter, partners, goals } = parts;
  const { fields } = historyFilterForm;
  return historyFilterForm.modal({
    title: 'Filter the history',
    submit: 'Show',
    blocks: [
      fields.partner.input({
        options: [
          option('Everybody', anything),
          ...withChosen(partners, filter.partner).map(({ id, name }) => option(name, id)),
        ],
        value: filter.partner ?? anything,
      }),
      ...(goals.length > 0
        ? [
            fields.goal.input({
              options: [option('Any goal, or none', anything), ...goals.map(({ id, title }) => option(title, id))],
              value: filter.goal ?? anything,
            }),
          ]
        : []),
      fields.from.input({ value: filter.from }),
      fields.until.input({ value: filter.until }),
    ],
  });
}

/** As many as a menu holds beside “everybody”, the newest; whoever is chosen already is among them. */
function withChosen(partners: readonly Partner[], chosen: string | undefined): readonly Partner[] {
  const newest = partners.slice(-99);
  const missing = partners.find(({ id }) => id === chosen && !newest.some((each) => each.id === id));
  return missing ? [missing, ...newest.slice(1)] : newest;
}
