import { z } from 'zod';
import type { Id } from '../../core/ids.ts';

export const undeliveredButtons = {
  show: 'undelivered.show',
  sendAgain: 'undelivered.send_again',
  sendAllAgain: 'undelivered.send_all_again',
} as const;

export const undeliveredPage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const deliveryRef = z.object({ delivery: z.uuid().transform((id) => id as Id<'deliveries'>) });
export const allOfThem = z.object({});
