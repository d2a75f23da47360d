import { z } from 'zod';
import type { PersonId } from '../../../core/ids.ts';
import { type LocalDate, parseLocalDate } from '../../../core/local-time.ts';
import { date, defineForm, select } from '../../../slack/forms.ts';
import { goalId } from '../../goals/inputs/buttons.ts';
import { checkInId } from '../inputs.ts';

const partnerId = z
  .string()
  .regex(/^[UW][A-Z0-9]+$/)
  .transform((id) => id as PersonId);
const day = z.string().transform((text, issues): LocalDate => {
  const read = parseLocalDate(text);
  if (read) return read;
  issues.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

export const historyFilter = z.object({
  partner: partnerId.optional(),
  goal: goalId.optional(),
  from: day.optional(),
  until: day.optional(),
});
/** A page of the history: what is filtered and where it lies; `back` goes to the newest from another page. */
export const historyPage = historyFilter.extend({
  before: checkInId.optional(),
  after: checkInId.optional(),
  back: z.literal('newest').optional(),
});

/** What a menu has for “it does not matter”: read, it is no choice. */
export const anything = 'all';

export const historyFilterForm = defineForm({
  callback: 'check_ins.filter_history_submit',
  fields: {
    partner: select(partnerId, { label: 'With' }),
    goal: select(goalId, {
      label: 'Goal',
      hint: 'Check-ins after which it moved, before the next one: progress, a step done, the goal achieved.',
    }),
    from: date({ label: 'From', optional: true }),
    until: date({ label: 'Until', optional: true }),
  },
});
export type HistoryFilterFields = (typeof historyFilterForm)['fields'];
