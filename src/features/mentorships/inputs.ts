import { z } from 'zod';
import type { MentorshipId } from './types.ts';

export const mentorshipId = z.uuid().transform((id) => id as MentorshipId);

export const endCallback = 'mentorships.end';
export const endSubject = z.object({});
