import { z } from 'zod';
import { parseTimeZone } from '../../../core/local-time.ts';
import type { Control } from '../backstage-contract.ts';
import type { Deed, Value, Values } from '../contract.ts';

const value: z.ZodType<Value> = z.union([z.string(), z.array(z.string()), z.null()]);
const values: z.ZodType<Values> = z.record(z.string(), z.record(z.string(), value));
const surface = z.union([
  z.object({ message: z.object({ conversationId: z.string(), ts: z.string() }) }),
  z.object({ viewId: z.string() }),
]);

/** What a page may ask to be done in somebody's name. */
export const deedForm: z.ZodType<Deed> = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('type'),
    conversationId: z.string(),
    text: z.string(),
    threadTs: z.string().optional(),
  }),
  z.object({
    do: z.literal('use'),
    in: surface,
    blockId: z.string(),
    actionId: z.string(),
    value,
    values,
  }),
  z.object({ do: z.literal('submit'), viewId: z.string(), values }),
  z.object({ do: z.literal('close'), viewId: z.string(), values }),
  z.object({ do: z.literal('shortcut'), callbackId: z.string() }),
  z.object({
    do: z.literal('message_shortcut'),
    callbackId: z.string(),
    conversationId: z.string(),
    ts: z.string(),
  }),
  z.object({ do: z.literal('open_home') }),
  z.object({ do: z.literal('read'), conversationId: z.string() }),
  z.object({ do: z.literal('join'), conversationId: z.string() }),
]);

const zone = z.string().refine((name) => parseTimeZone(name) !== undefined, 'no such time zone');

export const controlForm: z.ZodType<Control> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('move'), to: z.enum(['next_due', 'hour', 'day', 'tuesday']), zone }),
  z.object({ do: z.literal('fault'), fault: z.enum(['rate_limited', 'lost_answer', 'refused', 'down']) }),
  z.object({ do: z.literal('heal') }),
  z.object({ do: z.literal('kill_worker') }),
]);
