import { z } from 'zod';
import type { ProgramDaysId } from '../../core/ids.ts';

export const availabilityButtons = {
  times: 'availability.times',
  days: 'availability.days',
  removeDays: 'availability.remove_days',
} as const;

export const availabilityCallbacks = { times: 'availability.times_submit', days: 'availability.days_submit' } as const;

export const noSubject = z.object({});
export const programDaysRef = z.object({ days: z.uuid().transform((id) => id as ProgramDaysId) });
