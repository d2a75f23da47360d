import { z } from 'zod';
import { type Fields, oneOf } from '../../slack/fields.ts';
import type { RhythmFields } from './rules.ts';

export const setUpCallback = 'programs.set_up';
/** “How often” was chosen on the form: it then asks what belongs to that. */
export const programButtons = { chooseCadence: 'programs.choose_cadence' } as const;
export const setUpSubject = z.object({});

/** The rhythm's fields of a submitted modal; each holds one text at most. */
export function rhythmFieldsOf(fields: Fields): RhythmFields {
  return {
    every_weeks: oneOf(fields, 'every_weeks'),
    weekday: oneOf(fields, 'weekday'),
    week_of_month: oneOf(fields, 'week_of_month'),
    day_of_month: oneOf(fields, 'day_of_month'),
    local_time: oneOf(fields, 'local_time'),
    zone_of: oneOf(fields, 'zone_of'),
    fixed_zone: oneOf(fields, 'fixed_zone'),
  };
}
