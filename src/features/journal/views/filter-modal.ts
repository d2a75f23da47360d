import type { ModalView } from '@slack/types';
import type { Id, PersonId } from '../../../core/ids.ts';
import { option } from '../../../slack/blocks.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { anything, filterForm } from '../inputs.ts';
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
  const { mentorship, kind, person, goal, from, until } = filterForm.fields;
  return filterForm.modal({
    title: 'Filter the journal',
    submit: 'Show',
    blocks: [
      ...(mentorships.length > 1
        ? [
            mentorship.input({
              options: [option('All of mine', anything), ...mentorshipOptions(mentorships, personId).slice(0, 99)],
              value: filter.mentorship ?? anything,
            }),
          ]
        : []),
      kind.input({
        options: [option('Everything', anything), ...[...kinds].map(([name, title]) => option(title, name))],
        value: filter.kind ?? anything,
      }),
      person.input({
        options: [option('Anybody', anything), ...[...people].slice(0, 99).map(([id, name]) => option(name, id))],
        value: filter.person ?? anything,
      }),
      ...(goals.length > 0
        ? [
            goal.input({
              options: [option('Any goal, or none', anything), ...goals.map(({ id, title }) => option(title, id))],
              value: filter.goal ?? anything,
            }),
          ]
        : []),
      from.input({ value: filter.from }),
      until.input({ value: filter.until }),
    ],
  });
}
