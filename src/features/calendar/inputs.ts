import { z } from 'zod';

export const calendarButtons = {
  open: 'calendar.open',
  make: 'calendar.make',
  stop: 'calendar.stop',
} as const;

/** The revision of the feed that stood on the screen. */
export const seenFeed = z.object({ after: z.coerce.number().int().min(0).max(1_000_000) });
export const nothing = z.object({});
