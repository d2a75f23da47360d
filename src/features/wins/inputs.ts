import { z } from 'zod';
import { mentorshipId } from '../mentorships/inputs.ts';
import type { WinId } from './types.ts';

export const winButtons = { kudos: 'wins.kudos', decide: 'wins.decide' } as const;
export const winCallbacks = { decide: 'wins.decide_submit' } as const;

export const winRef = z.object({ mentorship: mentorshipId, win: z.uuid().transform((id) => id as WinId) });
