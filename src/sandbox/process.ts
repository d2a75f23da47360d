// Cairn in a process of its own, for tests that kill it: told over IPC which Slack and database it joins, and what time
// it is.
import { z } from 'zod';
import { type Clock, MovableClock, systemClock } from '../core/clock.ts';
import { createLogger } from '../core/logger.ts';
import { type SandboxCairn, startCairn } from './cairn.ts';

const times = z.object({
  calendar: z.iso.datetime().optional(),
  /** How far the machine clock is ahead of this machine's. */
  machineOffsetSeconds: z.number().optional(),
});

const command = z.discriminatedUnion('do', [
  times.extend({
    do: z.literal('start'),
    calendar: z.iso.datetime(),
    databaseUrl: z.string(),
    role: z.enum(['all', 'web', 'worker']),
    leaseSeconds: z.number(),
    slack: z.object({
      apiUrl: z.string(),
      signingSecret: z.string(),
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
  /** Where requests are taken, once it has started. */
  readonly requestUrl?: string | null;
}

const calendar = new MovableClock(new Date(0));
let machineOffsetSeconds = 0;
const machine: Clock = { now: () => new Date(systemClock.now().getTime() + machineOffsetSeconds * 1000) };
let cairn: SandboxCairn | undefined;

function setClocks(set: z.output<typeof times>): void {
  if (set.calendar !== undefined) calendar.set(set.calendar);
  machineOffsetSeconds = set.machineOffsetSeconds ?? machineOffsetSeconds;
}

async function obey(told: z.output<typeof command>): Promise<Omit<CairnProcessAnswer, 'done'>> {
  switch (told.do) {
    case 'start': {
      setClocks(told);
      let requestUrl: string | null = null;
      const connect = (to: { requestUrl: string | null }) => {
        requestUrl = to.requestUrl;
      };
      const { databaseUrl, role, leaseSeconds } = told;
      const logger = createLogger('error');
      const slack = { ...told.slack, connect };
      cairn = await startCairn({ slack, databaseUrl, clocks: { calendar, machine }, role, leaseSeconds, logger });
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
// A parent that is gone has no more use for it.
process.on('disconnect', () => process.exit());
