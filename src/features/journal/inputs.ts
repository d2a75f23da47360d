import { z } from 'zod';
import type { PersonId } from '../../core/ids.ts';
import { type LocalDate, parseLocalDate } from '../../core/local-time.ts';
import { type Fields, oneOf } from '../../slack/fields.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { slackLink } from './rules/notes.ts';
import type { JournalFilter, NoteId } from './types.ts';

export const journalButtons = {
  open: 'journal.open',
  filter: 'journal.filter',
  add: 'journal.add',
  change: 'journal.change',
  remove: 'journal.remove',
} as const;

export const journalCallbacks = {
  keep: 'journal.keep',
  change: 'journal.change_submit',
  filter: 'journal.filter_submit',
} as const;

export const saveMessageShortcut = 'journal.save_message';

const date = z.string().transform((text, issues): LocalDate => {
  const read = parseLocalDate(text);
  if (read) return read;
  issues.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

const filterShape = {
  mentorship: mentorshipId.optional(),
  person: z
    .string()
    .transform((id) => id as PersonId)
    .optional(),
  kind: z.string().optional(),
  goal: z
    .uuid()
    .transform((id) => id as NonNullable<JournalFilter['goal']>)
    .optional(),
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
export const keepSubject = z.object({
  mentorship: mentorshipId.optional(),
  link: z.string().regex(slackLink).optional(),
  back: z.literal('journal').optional(),
});

/** The mentorship that a new note is of, where the journal shows one alone. */
export const addSubject = z.object({ mentorship: mentorshipId.optional() });
export const nothing = z.object({});

/** What a menu has for “it does not matter”. */
export const anything = 'all';

/** The filter form as a filter. A choice that is none of the form's is the same as no choice. */
export function filterOf(fields: Fields): JournalFilter {
  const read = <T>(schema: z.ZodType<T>, name: string): T | undefined => {
    const value = oneOf(fields, name);
    return value === undefined || value === anything ? undefined : schema.safeParse(value).data;
  };
  return {
    mentorship: read(filterShape.mentorship, 'mentorship'),
    person: read(filterShape.person, 'person'),
    kind: read(filterShape.kind, 'kind'),
    goal: read(filterShape.goal, 'goal'),
    from: read(filterShape.from, 'from'),
    until: read(filterShape.until, 'until'),
  };
}
