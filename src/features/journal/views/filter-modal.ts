import type { ModalView } from '@slack/types';
import type { Id, PersonId } from '../../../core/ids.ts';
import { modal, option } from '../../../slack/blocks.ts';
import { dateField, selectField } from '../../../slack/input-blocks.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { anything, journalCallbacks } from '../inputs.ts';
import type { JournalFilter } from '../types.ts';

/** A menu holds 100 options; one of them is “any goal”. */
export const mostGoals = 99;

/** By what the journal can be narrowed. */
export function filterModal(parts: {
  filter: JournalFilter;
  mentorships: readonly Mentorship[];
  goals: readonly { readonly id: Id<'goals'>; readonly title: string }[];
  /** The titles of the kinds, in the order of the menu. */
  kinds: ReadonlyMap<string, string>;
  personId: PersonId;
}): ModalView {
  const { filter, mentorships, goals, kinds, personId } = parts;
  const people = new Map(
    mentorships.flatMap(({ mentor, mentee }) => [mentor, mentee]).map(({ id, name }) => [id, name]),
  );
  return modal({
    callback: journalCallbacks.filter,
    title: 'Filter the journal',
    submit: 'Show',
    subject: {},
    blocks: [
      ...(mentorships.length > 1
        ? [
            selectField({
              name: 'mentorship',
              label: 'Mentorship',
              options: [option('All of mine', anything), ...mentorshipOptions(mentorships, personId).slice(0, 99)],
              value: filter.mentorship ?? anything,
            }),
          ]
        : []),
      selectField({
        name: 'kind',
        label: 'What',
        options: [option('Everything', anything), ...[...kinds].map(([kind, title]) => option(title, kind))],
        value: filter.kind ?? anything,
      }),
      selectField({
        name: 'person',
        label: 'Who',
        options: [option('Anybody', anything), ...[...people].slice(0, 99).map(([id, name]) => option(name, id))],
        value: filter.person ?? anything,
      }),
      ...(goals.length > 0
        ? [
            selectField({
              name: 'goal',
              label: 'Goal',
              options: [option('Any goal, or none', anything), ...goals.map(({ id, title }) => option(title, id))],
              value: filter.goal ?? anything,
            }),
          ]
        : []),
      dateField({ name: 'from', label: 'From', optional: true, ...(filter.from ? { value: filter.from } : {}) }),
      dateField({ name: 'until', label: 'Until', optional: true, ...(filter.until ? { value: filter.until } : {}) }),
    ],
  });
}
