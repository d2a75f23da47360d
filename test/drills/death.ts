import { z } from 'zod';

// What a drill and its workers say to each other.

/** The named points of a delivery, in their order. */
export const deathPoints = [
  'after the claim',
  'before the call',
  'after the call, before the mark',
  'during sentAll()',
] as const;
export type DeathPoint = (typeof deathPoints)[number];

export const workerCommand = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('start'),
    databaseUrl: z.string(),
    role: z.enum(['all', 'worker']),
    calendar: z.object({ base: z.string(), startsAtMs: z.number(), pace: z.number(), until: z.string().optional() }),
    /** Cairn's own where it is left out. */
    leaseSeconds: z.number().optional(),
    slack: z.object({ apiUrl: z.string(), signingSecret: z.string(), appToken: z.string() }),
  }),
  /** Dies as by `kill -9` when the next prompt comes to this point. */
  z.object({ do: z.literal('die'), at: z.enum(deathPoints) }),
  /** Moves its machine clock. */
  z.object({ do: z.literal('leap'), seconds: z.number() }),
  z.object({ do: z.literal('stop') }),
]);

/** What a parent sends; each is answered by `WorkerAnswer` when it is done. */
export type WorkerCommand = z.input<typeof workerCommand>;
export type WorkerStart = Extract<WorkerCommand, { do: 'start' }>;

export interface WorkerAnswer {
  readonly done: WorkerCommand['do'];
  /** Where it takes requests, and says how it is; a worker takes none. */
  readonly origin?: string;
}

/** What a worker says last: where it died, and over which check-in or in which conversation. */
export interface LastWords {
  readonly at: DeathPoint;
  readonly over: string;
}
