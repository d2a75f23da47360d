import { z } from 'zod';
import { type Fields, oneOf } from '../../slack/fields.ts';
import type { RhythmFields } from './rules.ts';

export const setUpCallback = 'programs.set_up';
export const setUpSubject = z.object({});

/** The rhythm's fields of a submitted modal; each holds one text at most. */
export function rhythmFieldsOf(fields: Fields): RhythmFields {
  return {
    every_weeks: oneOf(fields, 'every_weeks'),
    weekday: oneOf(fields, 'weekday'),
    local_time: oneOf(fields, 'local_time'),
    zone_of: oneOf(fields, 'zone_of'),
    fixed_zone: oneOf(fields, 'fixed_zone'),
  };
}
