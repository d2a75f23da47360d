// Cairn in a process of its own, which the sandbox and tests may kill: told over IPC which Slack and database it joins,
// and what time it is.
import { z } from 'zod';
import { type Clock, MovableClock } from '../core/clock.ts';
import { createLogger } from '../core/logger.ts';
import { ShiftedClock } from './backstage/shifted-clock.ts';
import { type SandboxCairn, startCairn } from './cairn.ts';

const times = z.object({
  /** Where the calendar clock stands still; or else … */
  calendar: z.iso.datetime().optional(),
  /** … how far it is ahead of this machine's, and runs on. */
  calendarOffsetMs: z.number().optional(),
  machineOffsetMs: z.number().optional(),
});

const command = z.discriminatedUnion('do', [
  times.extend({
    do: z.literal('start'),
    databaseUrl: z.string(),
    role: z.enum(['all', 'web', 'worker']),
    /** How Slack comes in. */
    door: z.enum(['http', 'socket']).default('http'),
    leaseSeconds: z.number(),
    /** Whether it does by itself what falls due; else it does so when it is told `due`. */
    ticks: z.boolean().default(false),
    paced: z.boolean().default(false),
    logLevel: z.enum(['warn', 'error']).default('error'),
    slack: z.object({
      apiUrl: z.string(),
      signingSecret: z.string(),
      appToken: z.string(),
      workspaces: z.array(z.object({ id: z.string(), botToken: z.string(), botId: z.string(), botUserId: z.string() })),
    }),
  }),
  times.extend({ do: z.literal('clocks') }),
  /** Does what is due. */
  z.object({ do: z.literal('due') }),
  /** Waits until nothing that a request began is still running. */
  z.object({ do: z.literal('settle') }),
  z.object({ do: z.literal('stop') }),
]);

/** What a parent sends; each is answered by `CairnProcessAnswer` when it is done. */
export type CairnProcessCommand = z.input<typeof command>;
export interface CairnProcessAnswer {
  readonly done: CairnProcessCommand['do'];
  /** Where requests are taken, once it has started; null where there is no such place. */
  readonly requestUrl?: string | null;
}

const standing = new MovableClock(new Date(0));
const running = new ShiftedClock();
let shown: Clock = standing;
const calendar: Clock = { now: () => shown.now() };
const machine = new ShiftedClock();
let cairn: SandboxCairn | undefined;

function setClocks(set: z.output<typeof times>): void {
  if (set.calendar !== undefined) {
    standing.set(set.calendar);
    shown = standing;
  } else if (set.calendarOffsetMs !== undefined) {
    running.offsetMs = set.calendarOffsetMs;
    shown = running;
  }
  machine.offsetMs = set.machineOffsetMs ?? machine.offsetMs;
}

async function obey(told: z.output<typeof command>): Promise<Omit<CairnProcessAnswer, 'done'>> {
  switch (told.do) {
    case 'start': {
      setClocks(told);
      let requestUrl: string | null = null;
      const connect = (to: { requestUrl: string | null } | { socketMode: true }) => {
        requestUrl = 'requestUrl' in to ? to.requestUrl : null;
      };
      const { databaseUrl, role, door, leaseSeconds, ticks, paced } = told;
      const logger = createLogger(told.logLevel);
      const slack = { ...told.slack, connect };
      const clocks = { calendar, machine };
      cairn = await startCairn({ slack, databaseUrl, clocks, role, door, leaseSeconds, ticks, paced, logger });
      return { requestUrl };
    }
    case 'clocks':
      setClocks(told);
      return {};
    case 'due':
      await cairn?.runDueWork();
      return {};
    case 'settle':
      await cairn?.app.settled();
      return {};
    case 'stop':
      await cairn?.stop();
      return {};
  }
}

async function answer(message: unknown): Promise<void> {
  const told = command.parse(message);
  const answered: CairnProcessAnswer = { done: told.do, ...(await obey(told)) };
  process.send?.(answered);
  if (told.do === 'stop') process.disconnect();
}

process.on('message', (message) => {
  answer(message).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
// Ctrl-C in a terminal reaches a whole group of processes; the parent says when it is time to stop.
process.on('SIGINT', () => {});
// A parent that is gone has no more use for it.
process.on('disconnect', () => process.exit());
