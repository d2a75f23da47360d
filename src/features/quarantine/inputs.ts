import { z } from 'zod';

export const quarantineButtons = { show: 'quarantine.show', retry: 'quarantine.retry' } as const;

export const quarantinePage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const everything = z.object({});
