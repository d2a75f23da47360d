import { z } from 'zod';
import { weekdays } from '../../core/local-time.ts';
import { checkboxes, date, defineForm, text, time } from '../../slack/forms.ts';
import { longestName } from './rules/days.ts';
import type { ProgramDaysId, TimeOffId } from './types.ts';

export const availabilityButtons = {
  times: 'availability.times',
  timeOff: 'availability.time_off',
  callOff: 'availability.call_off',
  days: 'availability.days',
  removeDays: 'availability.remove_days',
  pause: 'availability.pause',
} as const;

export const noSubject = z.object({});
export const timeOffRef = z.object({ off: z.uuid().transform((id) => id as TimeOffId) });
export const programDaysRef = z.object({ days: z.uuid().transform((id) => id as ProgramDaysId) });

export const timesForm = defineForm({
  callback: 'availability.times_submit',
  fields: {
    days: checkboxes(z.enum(weekdays), { label: 'I work on' }),
    from: time({ label: 'From' }),
    to: time({ label: 'To' }),
    country: text({
      label: 'My public holidays are those of',
      hint: 'A country, such as Germany. On its holidays neither of you is asked. Leave it empty for none.',
      optional: true,
      longest: 60,
    }),
  },
});
export type TimesFields = (typeof timesForm)['fields'];
export type TimesValues = ReturnType<(typeof timesForm)['read']>;

export const timeOffForm = defineForm({
  callback: 'availability.time_off_submit',
  fields: {
    first: date({ label: 'First day' }),
    back: date({
      label: 'Back on',
      hint: 'The first day that counts again. Leave it empty to be off until you say that you are back.',
      optional: true,
    }),
  },
});
export type TimeOffFields = (typeof timeOffForm)['fields'];
export type TimeOffValues = ReturnType<(typeof timeOffForm)['read']>;

export const closedDaysForm = defineForm({
  callback: 'availability.days_submit',
  fields: {
    name: text({ label: 'What is it?', placeholder: 'Company retreat', longest: longestName }),
    first: date({ label: 'First day' }),
    last: date({ label: 'Last day', hint: 'Leave it empty for one day.', optional: true }),
  },
});
export type ClosedDaysFields = (typeof closedDaysForm)['fields'];
export type ClosedDaysValues = ReturnType<(typeof closedDaysForm)['read']>;

export const pauseForm = defineForm({
  callback: 'availability.pause_submit',
  fields: {
    until: date({
      label: 'Until',
      hint: 'The first day on which pairs are asked again. Leave it empty to pause until a lead resumes it.',
      optional: true,
    }),
  },
});
export type PauseFields = (typeof pauseForm)['fields'];
