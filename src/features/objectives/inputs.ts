import { z } from 'zod';
import type { ObjectiveId } from './types.ts';

export const objectiveButtons = {
  list: 'objectives.list',
  add: 'objectives.add',
  rename: 'objectives.rename',
  retire: 'objectives.retire',
  bringBack: 'objectives.bring_back',
} as const;

export const objectiveCallbacks = { add: 'objectives.add_submit', rename: 'objectives.rename_submit' } as const;

export const objectiveId = z.uuid().transform((id) => id as ObjectiveId);
export const objectiveRef = z.object({ objective: objectiveId });
export const objectivePage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const objectiveKind = z.enum(['objective', 'value']);
export const noSubject = z.object({});
