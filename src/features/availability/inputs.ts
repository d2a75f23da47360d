import { z } from 'zod';
import type { ProgramDaysId, TimeOffId } from './types.ts';

export const availabilityButtons = {
  times: 'availability.times',
  timeOff: 'availability.time_off',
  callOff: 'availability.call_off',
  days: 'availability.days',
  removeDays: 'availability.remove_days',
  pause: 'availability.pause',
} as const;

export const availabilityCallbacks = {
  times: 'availability.times_submit',
  timeOff: 'availability.time_off_submit',
  days: 'availability.days_submit',
  pause: 'availability.pause_submit',
} as const;

export const noSubject = z.object({});
export const timeOffRef = z.object({ off: z.uuid().transform((id) => id as TimeOffId) });
export const programDaysRef = z.object({ days: z.uuid().transform((id) => id as ProgramDaysId) });
