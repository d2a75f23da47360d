import { z } from 'zod';
import { weekdays } from '../../core/local-time.ts';
import { channel, defineForm, people, select, text, time, type Values } from '../../slack/forms.ts';
import { byDate, byWeekday, longestEveryWeeks, weeksOfMonth } from './rules.ts';

/** “How often” was chosen on the form: it then asks what belongs to that. */
export const programButtons = { chooseCadence: 'programs.choose_cadence' } as const;
export const noSubject = z.object({});

/** In which a rhythm is chosen: of a program, and of one mentorship. Of the days, a form asks what “How often” calls for. */
export const rhythmFields = {
  everyWeeks: select(z.literal([byDate, byWeekday]).or(z.coerce.number().int().min(1).max(longestEveryWeeks)), {
    label: 'How often',
  }),
  weekOfMonth: select(z.coerce.number().pipe(z.literal(weeksOfMonth)), { label: 'Which one' }),
  dayOfMonth: select(z.coerce.number().int().min(1).max(31), {
    label: 'Day of the month',
    hint: 'A shorter month has it on its last day.',
  }),
  weekday: select(z.enum(weekdays), { label: 'Day' }),
  localTime: time({ label: 'Time' }),
  zoneOf: select(z.enum(['mentee', 'mentor', 'fixed']), { label: 'Time zone' }),
  fixedZone: text({
    label: 'Named time zone',
    hint: 'Only for “A named one”: a region and a city.',
    placeholder: 'Europe/London',
    optional: true,
    longest: 60,
  }),
};
export type RhythmFields = typeof rhythmFields;
export type RhythmValues = Partial<Values<RhythmFields>>;

export const setUpForm = defineForm({
  callback: 'programs.set_up',
  fields: {
    channel: channel({
      label: 'Channel',
      hint: 'For celebrations. Afterwards, type /invite @Cairn there: Cairn never joins by itself.',
      optional: true,
    }),
    leads: people({
      label: 'Program leads',
      hint: 'They pair people, see every pair, and are told when a message cannot be delivered; they never see what a pair writes. Workspace admins can do the same.',
      optional: true,
      most: 20,
    }),
    ...rhythmFields,
  },
});
export type SetUpFields = (typeof setUpForm)['fields'];
