import { z } from 'zod';
import type { Id, PersonId } from '../../core/ids.ts';
import { type LocalDate, parseLocalDate } from '../../core/local-time.ts';
import { date as dateField, defineForm, radio, select, text } from '../../slack/forms.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { longestNote, slackLink } from './rules/notes.ts';
import type { NoteId } from './types.ts';

export const journalButtons = {
  open: 'journal.open',
  filter: 'journal.filter',
  add: 'journal.add',
  change: 'journal.change',
  remove: 'journal.remove',
} as const;

export const saveMessageShortcut = 'journal.save_message';

const date = z.string().transform((text, issues): LocalDate => {
  const read = parseLocalDate(text);
  if (read) return read;
  issues.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

const goalId = z.uuid().transform((id) => id as Id<'goals'>);

const filterShape = {
  mentorship: mentorshipId.optional(),
  person: z
    .string()
    .transform((id) => id as PersonId)
    .optional(),
  kind: z.string().optional(),
  goal: goalId.optional(),
  from: date.optional(),
  until: date.optional(),
};

/** A page of the journal: what is filtered, and the place that it goes on from. */
export const journalPage = z.object({ ...filterShape, before: z.coerce.number().int().positive().optional() });
export const journalFilter = z.object(filterShape);
export const noteRef = z.object({
  mentorship: mentorshipId,
  note: z.uuid().transform((id) => id as NoteId),
});

/** A note that is being written: of which mentorship, of which message, and whether the journal is shown after it. */
const keepSubject = z.object({
  mentorship: mentorshipId.optional(),
  link: z.string().regex(slackLink).optional(),
  back: z.literal('journal').optional(),
});

/** The mentorship that a new note is of, where the journal shows one alone. */
export const addSubject = z.object({ mentorship: mentorshipId.optional() });

/** What `readWords` of the rules reads, in the forms of other features as well. */
export const wordsFields = { words: text({ label: 'Your words', multiline: true, longest: longestNote }) };
export type WordsFields = typeof wordsFields;

/** Who reads a note must be chosen: nothing is shared by an omission. */
const readers = radio(z.enum(['private', 'shared']), { label: 'Who reads it?' });

export const keepForm = defineForm({
  callback: 'journal.keep',
  subject: keepSubject,
  fields: { mentorship: select(mentorshipId, { label: 'Mentorship' }), ...wordsFields, readers },
});
export type KeepFields = (typeof keepForm)['fields'];

export const changeForm = defineForm({
  callback: 'journal.change_submit',
  subject: noteRef,
  fields: { ...wordsFields, readers },
});
export type ChangeFields = (typeof changeForm)['fields'];

/** What a menu has for “it does not matter”. */
export const anything = 'all';

const choice = z.string().refine((value) => value !== anything);

export const filterForm = defineForm({
  callback: 'journal.filter_submit',
  fields: {
    mentorship: select(mentorshipId, { label: 'Mentorship' }),
    kind: select(choice, { label: 'What' }),
    person: select(
      choice.transform((id) => id as PersonId),
      { label: 'Who' },
    ),
    goal: select(goalId, { label: 'Goal' }),
    from: dateField({ label: 'From', optional: true }),
    until: dateField({ label: 'Until', optional: true }),
  },
});
